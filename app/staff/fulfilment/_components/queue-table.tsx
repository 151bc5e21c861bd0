import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/redemption-state";
import { buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { QueuedRedemption } from "@/db/queries/fulfilment";
import type { Instant } from "@/lib/base/clock";
import { movesFor, type Target, targets } from "./moves-for";
import { Waits } from "./waits";

/** What waits, each row to be chosen, and what can be done with those chosen; it works without scripts. */
export async function QueueTable({ redemptions, now }: { redemptions: QueuedRedemption[]; now: Instant }) {
  const [t, kinds] = await Promise.all([getTranslations("staff-fulfilment"), getTranslations("rewards.kinds")]);
  const possible = new Set<Target>(redemptions.flatMap((each) => movesFor(each).map(({ to }) => to)));
  return (
    <form id="fulfilment-batch" action="/staff/fulfilment/batch" method="get">
      <DataTable
        caption={t("caption")}
        rows={redemptions}
        rowKey={(row) => row.publicId}
        columns={[
          { key: "choose", header: t("column.choose"), select: true, cell: (row) => <Choose row={row} /> },
          {
            key: "redemption",
            header: t("column.redemption"),
            cell: (row) => (
              <>
                <PendingLink href={`/staff/fulfilment/${row.publicId}`} className="text-link">
                  {t("slip.item", { quantity: row.quantity, reward: row.rewardName })}
                </PendingLink>
                <span className="block text-note text-ink-soft">{kinds(row.kind)}</span>
              </>
            ),
          },
          { key: "member", header: t("column.member"), cell: (row) => row.memberName ?? row.memberNumber },
          { key: "state", header: t("column.state"), cell: (row) => <StateBadge state={row.state} /> },
          { key: "waiting", header: t("column.waiting"), cell: (row) => <Waits row={row} now={now} /> },
        ]}
      />
      {possible.size === 0 ? null : (
        <fieldset className="choice-bar">
          <legend className="choice-bar-name">{t("chosen")}</legend>
          {targets
            .filter((to) => possible.has(to))
            .map((to) => (
              <button key={to} type="submit" name="to" value={to} className={buttonClass("secondary", true)}>
                {t(`to.${to}`)}
              </button>
            ))}
        </fieldset>
      )}
    </form>
  );
}

async function Choose({ row }: { row: QueuedRedemption }) {
  const t = await getTranslations("staff-fulfilment");
  const member = row.memberName ?? t("nobody");
  return (
    <label className="inline-flex min-h-11 min-w-11 items-center justify-center">
      <span className="sr-only">{t("chooseOne", { reward: row.rewardName, member })}</span>
      <input type="checkbox" name="id" value={row.publicId} className="tick" />
    </label>
  );
}
