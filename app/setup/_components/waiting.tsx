import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { SetupShell } from "./setup-shell";

/** What everybody but its owner sees of a programme that is being set up. */
export async function Waiting({ isSignedIn }: { isSignedIn: boolean }) {
  const t = await getTranslations("setup.waiting");
  return (
    <SetupShell place={null} answers={null} title={t("title")} lead={t("lead")} why={[t("why")]}>
      {isSignedIn ? null : (
        <div className="grid justify-items-start gap-3">
          <p>{t("owner")}</p>
          <ButtonLink href="/sign-in" look="secondary">
            {t("signIn")}
          </ButtonLink>
        </div>
      )}
    </SetupShell>
  );
}
