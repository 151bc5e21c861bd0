import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { TotpEnrolment } from "@/components/totp-enrolment";
import { SubmitButton } from "@/components/ui/submit-button";
import { findProfile } from "@/db/queries/people";
import { openFor } from "@/lib/personal-data";
import { isProvenLately } from "@/lib/proven-lately";
import type { requirePerson } from "@/lib/session";
import { offeredSecret } from "@/lib/totp";
import { addApp, removeApp } from "../actions";
import { proveFirst } from "../passkey-actions";

/** The authenticator app: set up when there is none, removed when there is one (not by staff). */
export async function App({ visit }: { visit: Awaited<ReturnType<typeof requirePerson>> }) {
  const { person, session, installation } = visit;
  const t = await getTranslations("profile.security.totp");
  if (!person.hasTotp && person.hasPasskey && !isProvenLately(session)) return <ProveFirst />;
  if (!person.hasTotp) {
    const profile = await findProfile(person.id);
    const email = profile?.emailCipher ? openFor(profile.wrappedKey, "email", profile.emailCipher) : person.name;
    return (
      <div className="grid max-w-lg gap-5">
        <p>{t("offLead")}</p>
        <TotpEnrolment
          secret={offeredSecret(session.publicId)}
          issuer={installation.programmeName}
          label={email}
          action={addApp}
        />
      </div>
    );
  }
  if (person.role !== null) return <p>{t("staffLead")}</p>;
  return (
    <div className="grid max-w-lg gap-5">
      <p>{t("onLead")}</p>
      <Form id="totp-remove" action={removeApp}>
        <ProofField provenAt={session.provenAt} />
        <SubmitButton look="danger" pending={t("removing")}>
          {t("remove")}
        </SubmitButton>
      </Form>
    </div>
  );
}

/** Whoever has a passkey shows it before an app is added: a session alone adds no factor. */
async function ProveFirst() {
  const [t, proof] = await Promise.all([
    getTranslations("profile.security.totp"),
    getTranslations("profile.security.proof"),
  ]);
  return (
    <div className="grid max-w-lg gap-5">
      <p>{t("offLead")}</p>
      <Form id="totp-prove" action={proveFirst}>
        <p>{proof("first")}</p>
        <ProofField />
        <SubmitButton look="secondary" pending={proof("checking")}>
          {proof("go")}
        </SubmitButton>
      </Form>
    </div>
  );
}
