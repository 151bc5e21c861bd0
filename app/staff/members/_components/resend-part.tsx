import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select, Textarea } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { listResendable } from "@/db/queries/resendable";
import type { StaffMember } from "@/db/queries/staff-members";
import { newId } from "@/lib/base/uuid";
import { inWords } from "@/lib/in-words";
import { resend } from "../care-actions";

/** A mail once more, chosen among those that can be sent safely; nothing where there is none. */
export async function ResendPart({ member }: { member: StaffMember }) {
  const [t, words] = await Promise.all([getTranslations("staff-care.resend"), inWords()]);
  const mails = await listResendable(member.id, words.locale);
  if (mails.length === 0) return null;
  const options = mails.map((mail) => {
    if (mail.template !== "redeemed") return { value: mail.template, label: t(mail.template) };
    const { redemptionId, rewardName, at } = mail;
    return { value: redemptionId, label: t("redeemed", { reward: rewardName, at: words.shortDay(at) }) };
  });
  return (
    <div>
      <Disclosure question={t("open")}>
        <Form id="member-resend" action={resend} className="grid max-w-xl gap-3">
          <input type="hidden" name="memberId" value={member.publicId} />
          <input type="hidden" name="resendId" value={newId()} />
          <p>{t("lead", { email: member.email ?? "–" })}</p>
          <Select name="mail" label={t("which")} options={options} defaultValue={options[0]?.value} />
          <Textarea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} required />
          <div>
            <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
