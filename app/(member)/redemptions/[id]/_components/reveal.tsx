import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { StepUpField } from "@/components/step-up-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { revealBound } from "@/lib/step-up-bound";
import { reveal } from "../actions";

/** In place of a code: why it is not shown here yet, and the second factor that shows it. */
export async function Reveal({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const [t, { session }] = await Promise.all([getTranslations("step-up"), currentVisit()]);
  const { publicId, withheld, atStake, shownMinutes } = redemption;
  if (session === null) return null;
  return (
    <section aria-labelledby="reveal-title" className="border-t-2 border-ink pt-3">
      <h2 id="reveal-title" className="mb-4 text-heading">
        {t("reveal.title")}
      </h2>
      <Form id="reveal" action={reveal} className="grid max-w-xl gap-5">
        <input type="hidden" name="redemption" value={publicId} />
        <StepUpField
          reasons={withheld}
          lead={t("ask.revealFrom", { points: words.points(atStake) })}
          note={t("ask.revealBound", { minutes: shownMinutes })}
          bound={revealBound({ session: session.publicId, redemptionId: publicId })}
          isCertain={true}
        />
        <SubmitButton pending={t("reveal.pending")}>{t("reveal.submit")}</SubmitButton>
      </Form>
    </section>
  );
}
