import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { choice, type Query } from "../../../_components/address";

const done = [
  "rule_saved",
  "rule_added",
  "rule_removed",
  "segment_saved",
  "segment_added",
  "segment_removed",
  "policies_saved",
] as const;

/** What was just done to the rules of a draft, as the address says it. */
export async function RulesNotice({ query }: { query: Query }) {
  const what = choice(query, "done", done);
  if (what === null) return null;
  const t = await getTranslations("staff-rules.done");
  return (
    <div className="mb-6">
      <Notice tone="good">{t(what)}</Notice>
    </div>
  );
}
