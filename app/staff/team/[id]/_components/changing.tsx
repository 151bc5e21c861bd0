import { useTranslations } from "next-intl";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { ProofField } from "@/components/proof-field";
import { Select } from "@/components/ui/choice-fields";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Colleague } from "@/db/queries/team";
import { roles } from "@/lib/loyalty/permissions";
import { assign, renewFactor } from "../../actions";
import { Which } from "./which";

/** Another role, and another app; nothing of either for who is no longer of the team. */
export function Changing({ colleague, provenAt }: { colleague: Colleague; provenAt: Date }) {
  const t = useTranslations("staff-team.change");
  const staff = useTranslations("staff.role");
  if (colleague.deactivatedAt !== null) return null;
  return (
    <>
      <Section id="role" title={t("role")} lead={t("roleLead")}>
        <Form id="assign" action={assign} className="grid max-w-lg gap-5">
          <Which colleague={colleague} />
          <Select
            name="role"
            label={t("newRole")}
            options={roles.map((role) => ({ value: role, label: staff(role) }))}
            defaultValue={colleague.role}
          />
          <ProofField provenAt={provenAt} />
          <div>
            <SubmitButton>{t("assign")}</SubmitButton>
          </div>
        </Form>
      </Section>
      {colleague.hasApp ? (
        <Section id="factor" title={t("factor")} lead={t("factorLead")}>
          <Form id="renew" action={renewFactor} className="grid max-w-lg gap-5">
            <Which colleague={colleague} />
            <FormDisclosure question={t("factorOpen")}>
              <div className="grid gap-5">
                <ProofField provenAt={provenAt} />
                <div>
                  <SubmitButton look="secondary">{t("renew", { name: colleague.name })}</SubmitButton>
                </div>
              </div>
            </FormDisclosure>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
