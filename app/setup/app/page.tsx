import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TotpEnrolment } from "@/components/totp-enrolment";
import { currentVisit } from "@/lib/session";
import { rememberedFounder } from "@/lib/setup/founder-cookie";
import { offeredSecret } from "@/lib/totp";
import { SetupShell } from "../_components/setup-shell";
import { found } from "../actions";

/** The owner's authenticator app: with its first code the account is made. */
export default async function AppPage() {
  const [t, { installation }, founder] = await Promise.all([
    getTranslations("setup.app"),
    currentVisit(),
    rememberedFounder(),
  ]);
  if (installation.isOpen) notFound();
  if (founder === null) redirect("/setup?expired=1");
  return (
    <SetupShell place="owner" answers={null} title={t("title")} lead={t("lead")} why={[t("why")]}>
      <TotpEnrolment
        secret={offeredSecret(founder.token)}
        issuer={installation.programmeName}
        label={founder.email}
        action={found}
      />
    </SetupShell>
  );
}
