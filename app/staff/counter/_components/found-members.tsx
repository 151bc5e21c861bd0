import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { searchMembers } from "@/db/queries/staff-members";
import { termsHistory } from "@/db/queries/terms";
import { termsAsOf } from "@/lib/loyalty/terms";
import { maskedName } from "@/lib/masked-name";
import { currentVisit } from "@/lib/session";

const SHOWN = 10;

/** Who it could be: enough of each to ask the right person, and no more. */
export async function FoundMembers({ q }: { q: string }) {
  const [{ now }, t, locale] = await Promise.all([currentVisit(), getTranslations("staff-counter.find"), getLocale()]);
  const [{ members, next }, history] = await Promise.all([
    searchMembers({ q, state: null, tier: null, after: undefined }),
    termsHistory(),
  ]);
  const { levels } = termsAsOf(history, now).tiers;
  const shown = members.filter((member) => member.state !== "closed").slice(0, SHOWN);
  if (shown.length === 0) {
    return (
      <EmptyState kind="unmatched" title={t("nobody", { q })} headingLevel={2}>
        <p>{t("nobodyHint")}</p>
      </EmptyState>
    );
  }
  return (
    <Section id="found" title={t("found")}>
      <ul>
        {shown.map((member) => (
          <li key={member.publicId}>
            <PendingLink href={`/staff/counter/members/${member.publicId}`} className="counter-row">
              <span className="min-w-0">
                <span className="block font-bold">{maskedName(member.name)}</span>
                <span className="block text-note break-words text-ink-soft">
                  {[member.phone, member.email, `···${member.number.slice(-4)}`].filter(Boolean).join(" · ")}
                </span>
              </span>
              <span>{levels.find((level) => level.code === member.tier)?.name[locale]}</span>
            </PendingLink>
          </li>
        ))}
      </ul>
      {next !== null || members.length > shown.length ? <p className="mt-3 text-note">{t("more")}</p> : null}
    </Section>
  );
}
