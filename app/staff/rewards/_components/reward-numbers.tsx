import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts, Section } from "@/components/ui/section";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import { CopiedId } from "../../_components/copied-id";

/** What became of the reward so far, and every price it has had. */
export async function RewardNumbers({ reward, zone, unit }: { reward: StaffReward; zone: string; unit: string }) {
  const [t, locale] = await Promise.all([getTranslations("staff-rewards"), getLocale()]);
  const at = formatInstant(reward.changedAt, zone, locale);
  return (
    <Section title={t("page.numbers")} id="numbers">
      <Facts
        facts={[
          { label: t("page.redeemed"), value: formatPoints(reward.redeemed, locale) },
          {
            label: t("page.published"),
            value: reward.publishedAt ? formatInstant(reward.publishedAt, zone, locale) : t("page.never"),
          },
          { label: t("page.id"), value: <CopiedId id={reward.publicId} what="rewardId" /> },
        ]}
      />
      <p className="mt-2 text-note text-ink-soft">
        {reward.changedByName === null
          ? t("page.changedBySystem", { at })
          : t("page.changed", { by: reward.changedByName, at })}
      </p>
      <Disclosure question={t("page.prices")}>
        <DataTable
          caption={t("page.pricesCaption")}
          rows={reward.prices}
          rowKey={(price) => `${price.since.toISOString()}-${price.points}`}
          columns={[
            { key: "since", header: t("page.since"), cell: (price) => formatInstant(price.since, zone, locale) },
            {
              key: "points",
              header: t("field.points", { unit }),
              numeric: true,
              cell: (price) => formatPoints(price.points, locale),
            },
          ]}
        />
      </Disclosure>
    </Section>
  );
}
