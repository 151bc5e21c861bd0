import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { WITHDRAW_REASON_MOST } from "@/db/commands/withdraw-codes";
import { type CodeImport, countCodesOf } from "@/db/queries/code-imports";
import { inWords } from "@/lib/in-words";
import { withdraw } from "../../../../withdraw-action";

/** Taking a whole delivery back, behind a question that says how many codes go and how many stay; afterwards who did and why. */
export async function WithdrawPart({ list }: { list: CodeImport }) {
  if (list.state !== "added" || list.added === 0) return null;
  const [t, words, { free, given }] = await Promise.all([
    getTranslations("staff-codes.withdraw"),
    inWords(),
    countCodesOf(list.publicId),
  ]);
  return (
    <div className="mt-4 grid max-w-xl gap-4">
      {list.withdrawnAt === null ? null : (
        <Notice tone="warn">
          {t("told", {
            name: list.withdrawnBy ?? t("operator"),
            withdrawn: list.withdrawn,
            at: words.at(list.withdrawnAt),
            reason: list.withdrawnBecause ?? "",
          })}
        </Notice>
      )}
      {free === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <Form id="codes-withdraw" action={withdraw}>
          <input type="hidden" name="rewardId" value={list.rewardId} />
          <input type="hidden" name="importId" value={list.publicId} />
          <FormDisclosure question={t("open")}>
            <p>{t("lead", { free, given })}</p>
            <Textarea
              name="reason"
              label={t("reason")}
              hint={t("reasonHint")}
              rows={2}
              maxLength={WITHDRAW_REASON_MOST}
              required
            />
            <div>
              <SubmitButton look="danger">{t("submit", { free })}</SubmitButton>
            </div>
          </FormDisclosure>
        </Form>
      )}
    </div>
  );
}
