import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { buttonClass } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnGift } from "@/db/queries/gifts";
import type { InWords } from "@/lib/in-words";
import { withdraw } from "../../actions";

/** Taking back what nobody has accepted yet, asked once more before it is done. */
export async function Withdrawing({ gift, words }: { gift: OwnGift; words: InWords }) {
  const t = await getTranslations("transfer.gift.withdraw");
  return (
    <Section id="withdrawing" title={t("title")} lead={t("lead")}>
      <Sheet
        id="withdraw-sheet"
        trigger={t("open")}
        triggerClassName={buttonClass("danger", false)}
        title={t("title")}
        close={t("close")}
      >
        <Form id="take-gift-back" action={withdraw}>
          <input type="hidden" name="gift" value={gift.publicId} />
          <p>{t("ask", { points: words.points(gift.points) })}</p>
          <SubmitButton look="danger" pending={t("pending")}>
            {t("confirm")}
          </SubmitButton>
        </Form>
      </Sheet>
    </Section>
  );
}
