import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { StaffRewardRow } from "@/db/queries/staff-rewards";
import type { Instant } from "@/lib/base/clock";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { formatShortDayAt } from "@/lib/base/format-time";
import { categoryNamer } from "./category-namer";
import { ChooseOne } from "./choose-for-bulk";
import { RewardStateBadge } from "./reward-state-badge";

/** The rewards of the list; where they may be edited, each can be chosen for changing many together. */
export async function RewardTable(props: {
  rewards: StaffRewardRow[];
  zone: string;
  now: Instant;
  mayChoose: boolean;
}) {
  const { rewards, zone, now, mayChoose } = props;
  const [t, choose, kinds, locale, nameOf] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue.choose"),
    getTranslations("rewards.kinds"),
    getLocale(),
    categoryNamer(),
  ]);
  const nothing = <span data-nothing="">–</span>;
  const day = (at: Instant | null) => (at === null ? nothing : formatShortDayAt(at, zone, locale));
  return (
    <DataTable<StaffRewardRow>
      caption={t("list.caption")}
      rows={rewards}
      rowKey={(reward) => reward.publicId}
      columns={[
        ...(mayChoose
          ? [
              {
                key: "choose",
                header: choose("column"),
                select: true,
                cell: ({ publicId, name }: StaffRewardRow) => (
                  <ChooseOne id={publicId} label={choose("one", { reward: name })} />
                ),
              },
            ]
          : []),
        {
          key: "name",
          header: t("list.name"),
          cell: (reward) => (
            <PendingLink
              href={`/staff/rewards/${reward.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {reward.name}
            </PendingLink>
          ),
        },
        { key: "state", header: t("field.state"), cell: (reward) => <RewardStateBadge reward={reward} now={now} /> },
        { key: "kind", header: t("field.kind"), cell: (reward) => kinds(reward.kind) },
        { key: "category", header: t("field.category"), cell: (reward) => nameOf(reward.category) },
        {
          key: "points",
          header: t("field.pointsShort"),
          numeric: true,
          cell: (reward) => formatPoints(reward.points, locale),
        },
        {
          key: "value",
          header: t("field.value"),
          numeric: true,
          cell: (reward) =>
            reward.valueMinor === null ? nothing : formatMoney(reward.valueMinor, reward.currency, locale),
        },
        {
          key: "stock",
          header: t("list.left"),
          numeric: true,
          cell: (reward) =>
            reward.stockLeft === null || reward.stockInitial === null
              ? t("stock.unlimited")
              : t("list.leftOf", {
                  left: formatPoints(reward.stockLeft, locale),
                  initial: formatPoints(reward.stockInitial, locale),
                }),
        },
        { key: "ends", header: t("list.ends"), numeric: true, cell: (reward) => day(reward.endsAt) },
      ]}
    />
  );
}
