import { getLocale, getTranslations } from "next-intl/server";
import { TierBadge } from "@/components/tier-badge";
import { tierTone } from "@/components/tier-tone";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { MemberRow } from "@/db/queries/staff-members";
import { formatPoints } from "@/lib/base/format";
import { formatShortDayAt } from "@/lib/base/format-time";
import type { TierLevel } from "@/lib/loyalty/tier-policy";
import { MemberStateBadge } from "./member-state-badge";

export async function MemberTable(props: { members: MemberRow[]; levels: TierLevel[]; zone: string; unit: string }) {
  const [t, locale] = await Promise.all([getTranslations("staff-members"), getLocale()]);
  const tier = (code: string | null) => {
    const rank = Math.max(
      0,
      props.levels.findIndex((level) => level.code === code),
    );
    return <TierBadge name={props.levels[rank]?.name[locale] ?? ""} tone={tierTone(rank)} />;
  };
  return (
    <DataTable
      caption={t("list.caption")}
      rows={props.members}
      rowKey={(member) => member.publicId}
      columns={[
        {
          key: "name",
          header: t("list.name"),
          cell: (member) => (
            <PendingLink
              href={`/staff/members/${member.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {member.name ?? member.externalId ?? t(member.isPool ? "pool" : "nameless")}
            </PendingLink>
          ),
        },
        { key: "number", header: t("list.number"), cell: (member) => inFours(member.number) },
        {
          key: "contact",
          header: t("list.contact"),
          cell: (member) => [member.email, member.phone].filter(Boolean).join(", ") || t("page.none"),
        },
        { key: "state", header: t("list.state"), cell: (member) => <MemberStateBadge state={member.state} /> },
        { key: "tier", header: t("list.tier"), cell: (member) => (member.isPool ? t("page.none") : tier(member.tier)) },
        {
          key: "balance",
          header: t("list.balance", { unit: props.unit }),
          numeric: true,
          cell: (member) => formatPoints(member.balance, locale),
        },
        {
          key: "joined",
          header: t("list.joined"),
          numeric: true,
          cell: (member) => formatShortDayAt(member.joinedAt, props.zone, locale),
        },
      ]}
    />
  );
}

/** Sixteen digits as they are read aloud. */
export function inFours(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}
