import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { makeRecoveryCodes } from "../actions";

const FEW = 3;

/** How many recovery codes are left, and new ones in their place. */
export async function RecoveryCodes(props: { hasFactor: boolean; left: number; provenAt: Date }) {
  const t = await getTranslations("profile.security.codes");
  if (!props.hasFactor) return <p>{t("none")}</p>;
  return (
    <div className="grid max-w-lg gap-5">
      {props.left > FEW ? (
        <p>{t("left", { left: props.left })}</p>
      ) : (
        <Notice tone="warn" icon="warning">
          {t("low", { left: props.left })}
        </Notice>
      )}
      <Form id="recovery-codes" action={makeRecoveryCodes}>
        <ProofField provenAt={props.provenAt} />
        <SubmitButton look="secondary" pending={t("issuing")}>
          {t("issue")}
        </SubmitButton>
      </Form>
    </div>
  );
}
