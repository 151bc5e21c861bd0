import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { TierBadge } from "@/components/tier-badge";
import { tierTone } from "@/components/tier-tone";
import { Facts, Section } from "@/components/ui/section";
import type { StaffMember } from "@/db/queries/staff-members";
import { inWords } from "@/lib/in-words";
import { rankOf } from "@/lib/loyalty/tiers";
import { CopiedId } from "../../_components/copied-id";
import { inFours } from "./member-table";

/** Tier, what can be spent and what is pending; then who they are, contact data masked. A pool has neither tier nor contacts. */
export async function MemberFacts({ member, unit }: { member: StaffMember; unit: string }) {
  const [t, words] = await Promise.all([getTranslations("staff-members.page"), inWords()]);
  const { spendable, pending, debt, tier, terms } = member.standing;
  const facts = [
    { label: t("number"), value: <CopiedId id={inFours(member.number)} what="number" /> },
    ...(member.externalId === null
      ? []
      : [{ label: t("externalId"), value: <CopiedId id={member.externalId} what="externalId" /> }]),
    ...(member.isPool
      ? []
      : [
          { label: t("email"), value: member.email ?? t("none") },
          { label: t("phone"), value: member.phone ?? t("none") },
        ]),
    { label: t(member.state === "unclaimed" ? "recorded" : "joined"), value: words.at(member.joinedAt) },
    { label: t("id"), value: <CopiedId id={member.publicId} what="memberId" /> },
  ];
  return (
    <Section title={t("facts")} id="facts">
      <div className="mb-4 flex flex-wrap items-end gap-x-12 gap-y-4">
        <div>
          <p className="text-note text-ink-soft">{t("spendable")}</p>
          <PointsFigure points={spendable} unit={unit} locale={words.locale} size="heading" />
        </div>
        <div>
          <p className="text-note text-ink-soft">{t("pending")}</p>
          <PointsFigure points={pending} unit={unit} locale={words.locale} size="heading" />
        </div>
        {debt > 0 ? (
          <div>
            <p className="text-note text-ink-soft">{t("debt")}</p>
            <PointsFigure points={debt} unit={unit} locale={words.locale} size="heading" />
          </div>
        ) : null}
        {member.isPool ? null : (
          <>
            <div>
              <p className="text-note text-ink-soft">{t("tierPoints")}</p>
              <PointsFigure points={tier.tierPoints} unit={unit} locale={words.locale} size="heading" />
            </div>
            <TierBadge name={tier.level.name[words.locale]} tone={tierTone(rankOf(terms, tier.level.code))} />
          </>
        )}
      </div>
      <Facts facts={facts} />
      {member.state === "unclaimed" ? (
        <p className="mt-3 max-w-prose text-note text-ink-soft">
          {t(member.email === null ? "unclaimable" : "unclaimed")}
        </p>
      ) : null}
    </Section>
  );
}
