import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { buttonClass } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";
import { cancel } from "../actions";

/** Until when it can be undone, and the step that asks once more before it is. */
export async function Cancelling(props: { redemption: RedemptionPage; words: InWords; now: Date }) {
  const { redemption, words, now } = props;
  const t = await getTranslations("redemptions.cancel");
  const { cancellableUntil, publicId, kind, details } = redemption;
  const { codes } = ruleOf(kind, details);
  const question = codes === "inventory" ? "askCodes" : codes === "own" ? "ask" : "askPlain";
  const isPossible = cancellableUntil !== null && cancellableUntil >= now;
  const points = words.points(redemption.points);
  return (
    <Section id="cancelling" title={t("title")}>
      <p className="mb-4">{sentence()}</p>
      {cancellableUntil === null ? null : (
        <Sheet
          id="cancel-sheet"
          trigger={t("open")}
          triggerClassName={isPossible ? buttonClass("danger", false) : "hidden"}
          title={t("title")}
          close={t("close")}
        >
          <Form id="cancel" action={cancel}>
            <input type="hidden" name="redemption" value={publicId} />
            {isPossible ? (
              <>
                <p>{t(question, { points })}</p>
                <SubmitButton look="danger" pending={t("pending")}>
                  {t("confirm")}
                </SubmitButton>
              </>
            ) : null}
          </Form>
        </Sheet>
      )}
    </Section>
  );

  function sentence(): string {
    if (cancellableUntil === null) return t("never");
    const at = words.at(cancellableUntil);
    return isPossible ? t("until", { at }) : t("late", { at });
  }
}
