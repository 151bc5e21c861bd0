import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PoolView } from "@/db/queries/pool";
import { answer } from "../actions";

/** Who invites the member, each with a yes and a no. */
export async function Invitations({ invitations }: { invitations: PoolView["invitations"] }) {
  const t = await getTranslations("pool");
  return (
    <Section id="invitations" title={t("invitations.title")} lead={t("invitations.lead")}>
      <ul className="mb-10 grid gap-4">
        {invitations.map(({ publicId, from }) => (
          <li key={publicId}>
            <Form id={`pool-answer-${publicId}`} action={answer} className="flex flex-wrap items-center gap-3">
              <span className="grow font-semibold">{t("invitations.from", { name: from })}</span>
              <input type="hidden" name="invitation" value={publicId} />
              <span className="flex gap-3">
                <SubmitButton small name="says" value="yes">
                  {t("invitations.yes")}
                </SubmitButton>
                <SubmitButton small look="secondary" name="says" value="no">
                  {t("invitations.no")}
                </SubmitButton>
              </span>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
