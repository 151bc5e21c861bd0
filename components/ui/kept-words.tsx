import type { Locale } from "@/lib/base/locale";
import { SPOKEN_FIELD } from "@/lib/base/unspoken";

/** In a form that asks for words in `spoken` alone: what was said in the other language, unseen and kept. */
export function KeptWords({ spoken, values }: { spoken: Locale; values: Record<string, string | undefined> }) {
  return (
    <>
      <input type="hidden" name={SPOKEN_FIELD} value={spoken} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
    </>
  );
}
