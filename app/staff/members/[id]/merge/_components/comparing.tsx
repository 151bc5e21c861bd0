import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TierBadge } from "@/components/tier-badge";
import { tierTone } from "@/components/tier-tone";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { type MergePreview, previewMerge, type Stand } from "@/db/queries/merge-preview";
import type { StaffMember } from "@/db/queries/staff-members";
import { type InWords, inWords } from "@/lib/in-words";
import { adjustLimitPoints, largestAdjustmentPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import { levelOf, rankOf } from "@/lib/loyalty/tiers";
import { address } from "../../../../_components/address";
import { MemberStateBadge } from "../../../_components/member-state-badge";
import { inFours } from "../../../_components/member-table";
import { Confirming } from "./confirming";
import { Moving } from "./moving";

type Props = { member: StaffMember; other: StaffMember; stay: string; actor: Actor<"members.merge"> };

/** Both memberships side by side, what moves, what would become of them, and the form that does it; or why it cannot be done. */
export async function Comparing({ member, other, stay, actor }: Props) {
  const [t, list, words] = await Promise.all([
    getTranslations("staff-merge"),
    getTranslations("staff-members"),
    inWords(),
  ]);
  const stays = stay === other.publicId || (stay === "" && isBetterKept(other, member)) ? other : member;
  const goes = stays === member ? other : member;
  const preview = await previewMerge(
    { duplicateId: goes.publicId, survivorId: stays.publicId },
    largestAdjustmentPoints,
  );
  if (preview === null) notFound();
  const nameOf = (each: StaffMember) => each.name ?? each.externalId ?? list("nameless");
  const { refusal } = preview;
  const moving = preview.lots.reduce((all, { points }) => all + points, 0);
  const takesASecond = moving > adjustLimitPoints(actor.role);
  const isOwn = [goes, stays].some(({ heldBy }) => heldBy.includes(actor.personId));
  const here = `/staff/members/${member.publicId}/merge`;
  return (
    <>
      <Section title={t("compare.title")} id="comparing">
        <Sides goes={goes} stays={stays} names={[nameOf(goes), nameOf(stays)]} preview={preview} words={words} />
        <div className="mt-4 flex flex-wrap gap-3">
          <ButtonLink href={address(here, { with: other.publicId, stay: goes.publicId })} look="secondary">
            {t("compare.swap", { name: `${nameOf(goes)} (${goes.number.slice(-4)})` })}
          </ButtonLink>
          <ButtonLink href={here} look="quiet">
            {t("compare.another")}
          </ButtonLink>
        </div>
      </Section>
      {refusal || isOwn ? (
        <div className="mt-8">
          <Notice tone="warn" title={t("cannot")}>
            {refusal?.code === "above_limit"
              ? t("refusal.above_limit", { points: words.points(refusal.limit) })
              : t(`refusal.${refusal?.code ?? "own_membership"}`)}
          </Notice>
        </div>
      ) : (
        <>
          <Moving lots={preview.lots} words={words} />
          <Confirming duplicateId={goes.publicId} survivorId={stays.publicId} takesASecond={takesASecond} />
        </>
      )}
    </>
  );
}

/** Whoever can sign in stays; of two alike the one that has been here longer. */
function isBetterKept(one: StaffMember, other: StaffMember): boolean {
  if (one.state !== other.state) return one.state === "active";
  return one.joinedAt < other.joinedAt;
}

type Row = { key: string; label: string; figures: (stand: Stand, of: StaffMember | null) => React.ReactNode };

async function Sides(props: {
  goes: StaffMember;
  stays: StaffMember;
  names: [string, string];
  preview: MergePreview;
  words: InWords;
}) {
  const { goes, stays, names, preview, words } = props;
  const t = await getTranslations("staff-merge.compare");
  const { terms } = preview;
  const gone = t("gone");
  const rows: Row[] = [
    { key: "number", label: t("number"), figures: (_, of) => (of ? inFours(of.number) : inFours(stays.number)) },
    { key: "state", label: t("state"), figures: (_, of) => <MemberStateBadge state={(of ?? stays).state} /> },
    {
      key: "contact",
      label: t("contact"),
      figures: (_, of) => [(of ?? stays).email, (of ?? stays).phone].filter(Boolean).join(", ") || gone,
    },
    { key: "joined", label: t("joined"), figures: (_, of) => words.day((of ?? stays).joinedAt) },
    { key: "spendable", label: t("spendable"), figures: ({ spendable }) => words.points(spendable) },
    { key: "pending", label: t("pending"), figures: ({ pending }) => words.points(pending) },
    { key: "debt", label: t("debt"), figures: ({ debt }) => words.points(debt) },
    { key: "tierPoints", label: t("tierPoints"), figures: ({ tierPoints }) => words.points(tierPoints) },
    {
      key: "tier",
      label: t("tier"),
      figures: ({ tier }) => (
        <TierBadge name={levelOf(terms, tier).name[words.locale]} tone={tierTone(rankOf(terms, tier))} />
      ),
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "what", header: t("what"), cell: ({ label }) => <span className="font-semibold">{label}</span> },
        {
          key: "duplicate",
          header: t("duplicate", { name: names[0] }),
          cell: ({ figures }) => figures(preview.duplicate, goes),
        },
        {
          key: "survivor",
          header: t("survivor", { name: names[1] }),
          cell: ({ figures }) => figures(preview.survivor, stays),
        },
        {
          key: "after",
          header: t("after"),
          cell: ({ figures }) => (preview.after ? figures(preview.after, null) : gone),
        },
      ]}
    />
  );
}
