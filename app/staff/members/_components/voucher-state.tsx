import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { StateBadge } from "@/components/redemption-state";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Voucher } from "@/db/queries/member-timeline";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import { Mistakes } from "../../_components/mistakes";
import { reinstate, use } from "../voucher-actions";

/** How a voucher stands, and marking it as used, or taking that back, behind a question; its code is never shown to staff. */
export async function VoucherState(props: {
  voucher: Voucher;
  memberId: string;
  words: InWords;
  mayUse: boolean;
  mayReinstate: boolean;
  now: Instant;
}) {
  const { voucher, words } = props;
  const t = await getTranslations("staff-members.voucher");
  const expiresAt = voucher.expiresAt === null ? null : new Date(voucher.expiresAt);
  const isOpen = voucher.state === "ready" || voucher.state === "booked";
  const isOver = isOpen && expiresAt !== null && expiresAt <= props.now;
  const state = isOver ? "expired" : voucher.state;
  const mayBeUsed = isOpen && !isOver && props.mayUse;
  const hasEnded = expiresAt !== null && expiresAt <= props.now;
  const mayStandAgain = voucher.state === "used" && !hasEnded && props.mayReinstate;
  return (
    <>
      <p className={`flex flex-wrap items-center gap-x-4 ${mayBeUsed || mayStandAgain ? "basis-full pt-1" : ""}`}>
        <StateBadge state={state} />
        {isOpen && !isOver && expiresAt ? (
          <span className="text-note text-ink-soft">{t("until", { at: words.until(expiresAt) })}</span>
        ) : null}
      </p>
      {mayBeUsed ? (
        <Disclosure question={t("use")}>
          <Form id={`use-${voucher.publicId}`} action={use} className="grid gap-3">
            <input type="hidden" name="memberId" value={props.memberId} />
            <input type="hidden" name="redemptionId" value={voucher.publicId} />
            <p>{t("useHint")}</p>
            <div>
              <SubmitButton small>{t("confirm")}</SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
      {mayStandAgain ? (
        <Form id={`reinstate-${voucher.publicId}`} action={reinstate}>
          <FormDisclosure question={t("reinstate")}>
            <input type="hidden" name="memberId" value={props.memberId} />
            <input type="hidden" name="redemptionId" value={voucher.publicId} />
            <p>{t("reinstateHint")}</p>
            <Mistakes />
            <div>
              <SubmitButton small look="danger">
                {t("reinstateConfirm")}
              </SubmitButton>
            </div>
          </FormDisclosure>
        </Form>
      ) : null}
    </>
  );
}
