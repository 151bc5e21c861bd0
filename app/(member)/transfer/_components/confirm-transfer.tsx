import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TransferSheet } from "@/db/queries/transfer";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { transferBound } from "@/lib/step-up-bound";
import { transfer } from "../actions";

/** What is about to be sent to whom; it cannot be undone, and asks for a fresh code. */
export async function ConfirmTransfer(props: {
  recipient: NonNullable<TransferSheet["recipient"]>;
  points: number;
  spendable: number;
  words: InWords;
}) {
  const { recipient, points, spendable, words } = props;
  const [t, { session }] = await Promise.all([getTranslations("transfer"), currentVisit()]);
  const key = newId();
  const sent = { session: session?.publicId ?? "", to: recipient.publicId, points, key };
  return (
    <Form id="transfer" action={transfer} className="grid max-w-xl gap-6">
      <Facts
        facts={[
          { label: t("confirm.to"), value: recipient.name },
          { label: t("confirm.points"), value: words.points(points) },
          { label: t("confirm.after"), value: words.points(spendable - points) },
        ]}
      />
      <p className="text-ink-soft">{t("confirm.final")}</p>
      <input type="hidden" name="to" value={recipient.publicId} />
      <input type="hidden" name="points" value={points} />
      <input type="hidden" name="key" value={key} />
      <ProofField hint={t("confirm.code")} bound={transferBound(sent)} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={t("confirm.sending")}>
          {t("confirm.send", { points: words.points(points), unit: words.unit })}
        </SubmitButton>
        <ButtonLink href="/transfer" look="secondary">
          {t("confirm.back")}
        </ButtonLink>
      </div>
    </Form>
  );
}
