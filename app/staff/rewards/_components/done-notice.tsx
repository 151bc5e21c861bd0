import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { choice, type Query, text } from "../../_components/address";

const done = [
  "created",
  "edited",
  "published",
  "archived",
  "unarchived",
  "stock",
  "date",
  "called-off",
  "file",
  "picture",
  "codes",
  "raised",
  "kept",
] as const;

/** What was just done, as the address says it; for codes, line by line what was left out. */
export async function DoneNotice({ query }: { query: Query }) {
  const what = choice(query, "done", done);
  if (what === null) return null;
  const t = await getTranslations("staff-rewards.done");
  if (what !== "codes") return <Said tone="good" sentences={[t(what)]} />;
  const left = [
    { key: "codesKnown", told: text(query, "known") },
    { key: "codesRepeated", told: text(query, "repeated") },
    { key: "codesBad", told: text(query, "bad") },
  ] as const;
  const sentences = left.flatMap(({ key, told }) => {
    const [, count, lines] = /^(\d{1,6}):([\d,]+)$/.exec(told) ?? [];
    if (count === undefined || lines === undefined) return [];
    const shown = lines.split(",");
    const more = Number(count) > shown.length ? ", …" : "";
    return [t(key, { count: Number(count), lines: `${shown.join(", ")}${more}` })];
  });
  const added = Number(text(query, "added")) || 0;
  return <Said tone={sentences.length > 0 ? "warn" : "good"} sentences={[t("codes", { added }), ...sentences]} />;
}

function Said({ tone, sentences }: { tone: "good" | "warn"; sentences: string[] }) {
  return (
    <div className="mb-6">
      <Notice tone={tone}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    </div>
  );
}
