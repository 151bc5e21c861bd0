import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { findOpenShift, listActs } from "@/db/queries/shifts";
import { findVoucher } from "@/db/queries/vouchers";
import { inWords } from "@/lib/in-words";
import { isUsedAtCounter } from "@/lib/loyalty/kinds";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../../_components/address";
import { CounterPage } from "../../_components/counter-page";
import { TakeBack } from "../../_components/take-back";
import { UsePart } from "../../_components/use-part";
import { VoucherFacts } from "../../_components/voucher-facts";

type Asked = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("voucher.title") };
}

export default async function CounterVoucherPage({ params, searchParams }: Asked) {
  const { person, now, installation } = await requireStaff("counter.use");
  const [{ id }, query, t, words, shift] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-counter.voucher"),
    inWords(),
    findOpenShift(person.id),
  ]);
  if (shift === null) redirect("/staff/counter");
  const voucher = await findVoucher(id, words.locale, now);
  if (voucher === null) notFound();
  const { quantity, rewardName, currency, cashMinor } = voucher;
  const isUsable = isUsedAtCounter(voucher);
  const acts = await listActs(shift.id, voucher.memberId, words.locale, 20);
  const used = acts.find((act) => act.kind === "use" && act.redemption === voucher.publicId && !act.isUndone);
  const done = acts.find((act) => act.publicId === text(query, "done"));
  const { discountMinor = null, totalMinor = null } = done ?? {};
  const isOff = discountMinor !== null && totalMinor !== null;

  return (
    <CounterPage title={quantity > 1 ? `${quantity} × ${rewardName}` : rewardName} shift={shift}>
      {done ? (
        <div className="mb-6">
          <Notice tone="good" title={t("used")}>
            {isOff
              ? t("toPay", {
                  off: words.money(discountMinor, currency),
                  toPay: words.money(totalMinor - discountMinor, currency),
                })
              : null}
            {cashMinor === null ? null : t("cashTaken", { money: words.money(cashMinor, currency) })}
          </Notice>
        </div>
      ) : null}
      {used ? (
        <div className="mb-6">
          <TakeBack act={used} kind="use" />
        </div>
      ) : null}
      <div className="counter-halves">
        <div>
          {isUsable ? (
            <UsePart voucher={voucher} currency={installation.currency} words={words} now={now} />
          ) : (
            <VoucherFacts voucher={voucher} words={words} />
          )}
        </div>
        {isUsable ? (
          <div>
            <VoucherFacts voucher={voucher} words={words} />
          </div>
        ) : null}
      </div>
    </CounterPage>
  );
}
