import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { choice, type Query } from "../../_components/address";

const done = ["created", "edited", "approved", "published", "withdrawn"] as const;

/** What was just done to a draft, as the address says it. */
export async function ProgrammeNotice({ query }: { query: Query }) {
  const what = choice(query, "done", done);
  if (what === null) return null;
  const t = await getTranslations("staff-programme.done");
  return (
    <div className="mb-6">
      <Notice tone="good">{t(what)}</Notice>
    </div>
  );
}
