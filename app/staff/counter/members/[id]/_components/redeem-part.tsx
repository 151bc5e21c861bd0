import { getTranslations } from "next-intl/server";
import { SearchField } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { type CounterMember, listForCounter } from "@/db/queries/at-counter";
import type { RewardCardView } from "@/db/queries/offers";
import type { Shift } from "@/db/queries/shifts";
import { listVouchersOf } from "@/db/queries/vouchers";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { countOf } from "@/lib/loyalty/kinds/details";
import { address } from "../../../../_components/address";
import { CounterForm } from "../../../_components/counter-form";
import { redeem } from "../../../actions";

/** While the member agrees: the vouchers they hold, and what their points buy here and now. */
export async function RedeemPart(props: {
  member: CounterMember;
  shift: Shift;
  chosen: string;
  sought: string;
  words: InWords;
  now: Instant;
}) {
  const { member, shift, sought, words, now } = props;
  const shop = { code: shift.storeCode, name: shift.storeName };
  const [t, ui, rewards, vouchers] = await Promise.all([
    getTranslations("staff-counter.redeem"),
    getTranslations("ui"),
    listForCounter(member.id, shop, sought, words.locale, now),
    listVouchersOf(member.id, words.locale, now),
  ]);
  const chosen = rewards.find((reward) => reward.publicId === props.chosen);
  const here = `/staff/counter/members/${member.publicId}`;
  return (
    <>
      <Section id="vouchers" title={t("vouchers")}>
        {vouchers.length === 0 ? <p className="text-ink-soft">{t("noVouchers")}</p> : null}
        <ul>
          {vouchers.map((voucher) => (
            <li key={voucher.publicId}>
              <PendingLink href={`/staff/counter/vouchers/${voucher.publicId}`} className="counter-row">
                <span className="font-semibold">{voucher.rewardName}</span>
                <span className="text-note">
                  {voucher.expiresAt ? t("until", { at: words.until(voucher.expiresAt) }) : t("forever")}
                </span>
              </PendingLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="redeeming" title={t("title")}>
        {chosen ? (
          <Confirm reward={chosen} leave={`${address(here, { q: sought })}#redeeming`} member={member} words={words} />
        ) : null}
        <SearchField
          action={`${here}#redeeming`}
          label={t("search")}
          submit={ui("search")}
          defaultValue={sought}
          keep={{}}
        />
        {rewards.length === 0 ? <p className="mt-4 text-ink-soft">{t("nothing")}</p> : null}
        <ul className="mt-4">
          {rewards.map((reward) => (
            <li key={reward.publicId}>
              <PendingLink
                href={`${address(here, { q: sought, reward: reward.publicId })}#redeeming`}
                aria-current={reward === chosen ? "true" : undefined}
                className="counter-row"
              >
                <span className="font-semibold">{reward.name}</span>
                <span className="tabular-nums">
                  {t("cost", { points: words.points(reward.points), unit: words.unit })}
                </span>
              </PendingLink>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

async function Confirm(props: { reward: RewardCardView; leave: string; member: CounterMember; words: InWords }) {
  const { reward, leave, member, words } = props;
  const t = await getTranslations("staff-counter.redeem");
  const left = member.standing.spendable - reward.points;
  const unit = words.unit;
  const cash = countOf(reward.details, "cashMinor");
  const said = { reward: reward.name, points: words.points(reward.points), left: words.points(left), unit };
  return (
    <div className="mb-6 rounded-control bg-accent-soft p-4">
      <CounterForm id="counter-redeem" action={redeem} className="grid gap-4">
        <input type="hidden" name="memberId" value={member.publicId} />
        <input type="hidden" name="key" value={newId()} />
        <input type="hidden" name="reward" value={reward.publicId} />
        <input type="hidden" name="price" value={reward.points} />
        <p>
          {cash === null
            ? t("confirm", said)
            : t("confirmCash", { ...said, money: words.money(cash, reward.currency) })}
        </p>
        <SubmitButton pending={t("redeeming")}>
          {t("submit", { points: words.points(reward.points), unit })}
        </SubmitButton>
        <PendingLink href={leave} className="button button-quiet">
          {t("leave")}
        </PendingLink>
      </CounterForm>
    </div>
  );
}
