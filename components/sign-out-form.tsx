import { useTranslations } from "next-intl";
import { signOutHere } from "@/app/sign-out-action";
import { Leaving } from "@/components/leaving";
import { ButtonForm } from "@/components/ui/button-form";
import { SubmitButton } from "@/components/ui/submit-button";

/** On every page of somebody signed in. */
export function SignOutForm() {
  const t = useTranslations("auth");
  return (
    <Leaving>
      <ButtonForm id="sign-out" action={signOutHere}>
        <SubmitButton look="quiet" small pending={t("signOut.pending")}>
          {t("signOut.action")}
        </SubmitButton>
      </ButtonForm>
    </Leaving>
  );
}
