import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Why } from "@/components/why";
import { type CounterMember, findEarnedLine } from "@/db/queries/at-counter";
import type { Act } from "@/db/queries/shifts";
import type { InWords } from "@/lib/in-words";

/** What has just been done, in words, and for a purchase why it earned what it earned. */
export async function DonePart({ act, member, words }: { act: Act; member: CounterMember; words: InWords }) {
  const t = await getTranslations("staff-counter.done");
  const { kind, receipt, redemption, isUndone, discountMinor, cashMinor } = act;
  const money = (minor: number) => words.money(minor, act.currency ?? "");
  const line =
    kind === "purchase" && receipt !== null && !isUndone
      ? await findEarnedLine(member.id, receipt, words.locale)
      : null;
  const said = {
    ...{ points: words.points(act.points), unit: words.unit, reward: act.rewardName ?? "" },
    money: act.totalMinor === null ? "" : money(act.totalMinor),
  };
  return (
    <div className="counter-done mb-6">
      <Notice tone="good" title={t(`${kind}.title`, said)}>
        <p>{t(`${kind}.text`, said)}</p>
        {kind === "reinstatement" && discountMinor ? <p>{t("noDiscount", { money: money(discountMinor) })}</p> : null}
        {kind === "reinstatement" && cashMinor ? <p>{t("cashBack", { money: money(cashMinor) })}</p> : null}
        {kind === "redemption" && redemption !== null && !isUndone ? (
          <PendingLink
            href={`/staff/counter/vouchers/${redemption}`}
            className="text-link inline-flex min-h-12 items-center"
          >
            {t("useNow")}
          </PendingLink>
        ) : null}
      </Notice>
      {line ? <Why line={line} words={words} /> : null}
    </div>
  );
}
