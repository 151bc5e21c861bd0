import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { PendingLink } from "@/components/ui/pending-link";
import { inWords } from "@/lib/in-words";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { address } from "../../../_components/address";

/** Saved conditions of members, each with what it asks. */
export async function SegmentList({ draftId, document }: { draftId: string; document: TermsDocument }) {
  const [t, words] = await Promise.all([getTranslations("staff-rules"), inWords()]);
  const say = await ruleWords({ ...document, version: 0, effectiveFrom: new Date(0) }, words);
  const { segments, rules } = document.earning;
  const usedBy = (code: string) =>
    rules.filter(({ when }) => when.some((each) => each.if === "segment" && each.anyOf.includes(code))).length;
  if (segments.length === 0) return <p className="text-ink-soft">{t("segments.none")}</p>;
  return (
    <ul className="grid">
      {segments.map((segment) => (
        <li key={segment.code} className="grid gap-x-8 gap-y-1 border-t border-line py-4 sm:grid-cols-[14rem_1fr]">
          <div>
            <h3 className="font-bold">
              <PendingLink
                href={address(`/staff/programme/${draftId}/rules/segment`, { segment: segment.code })}
                className="text-accent underline underline-offset-4"
              >
                {segment.name[words.locale]}
              </PendingLink>
            </h3>
            <p className="text-note text-ink-soft">{t("segments.usedBy", { rules: usedBy(segment.code) })}</p>
          </div>
          <p>{segment.when.map((condition) => say.condition(condition)).join("; ")}</p>
        </li>
      ))}
    </ul>
  );
}
