import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import type { Locale } from "@/lib/base/locale";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { address } from "../../../_components/address";
import { RuleSentence } from "./rule-sentence";

/** The rules of a draft in their order, each with the sentence members read. */
export async function RuleList(props: { draftId: string; document: TermsDocument; locale: Locale }) {
  const { draftId, document, locale } = props;
  const t = await getTranslations("staff-rules");
  const kind = (code: string) =>
    code === "purchase"
      ? t("purchase").toLocaleLowerCase(locale)
      : (document.events.find((each) => each.code === code)?.name[locale] ?? code);
  return (
    <ol className="grid">
      {document.earning.rules.map((rule, place) => (
        <li key={rule.code} className="grid gap-x-8 gap-y-1 border-t border-line py-4 sm:grid-cols-[14rem_1fr]">
          <div>
            <h3 className="font-bold">
              <PendingLink
                href={address(`/staff/programme/${draftId}/rules/edit`, { rule: rule.code })}
                className="text-accent underline underline-offset-4"
              >
                {rule.name[locale]}
              </PendingLink>
            </h3>
            <p className="text-note text-ink-soft">{t("answers", { place: place + 1, kind: kind(rule.on) })}</p>
          </div>
          <RuleSentence rule={rule} document={document} />
        </li>
      ))}
    </ol>
  );
}
