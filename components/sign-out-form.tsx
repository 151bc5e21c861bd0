import { useTranslations } from "next-intl";
import { signOutHere } from "@/app/sign-out-action";
import { LeavingForm } from "@/components/leaving-form";
import { SubmitButton } from "@/components/ui/submit-button";

/** On every page of somebody signed in. */
export function SignOutForm() {
  const t = useTranslations("auth");
  return (
    <LeavingForm id="sign-out" action={signOutHere}>
      <SubmitButton look="quiet" small pending={t("signOut.pending")}>
        {t("signOut.action")}
      </SubmitButton>
    </LeavingForm>
  );
}
