import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { ProofField } from "@/components/proof-field";
import { Field, PasswordField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSKEY_NAME_MAX } from "@/db/commands/enrol-passkey";
import { listPasskeys } from "@/db/queries/passkeys";
import { findCredentials } from "@/db/queries/people";
import { formatInstant } from "@/lib/base/format-time";
import { passkeysHere } from "@/lib/passkey-home";
import { openFor } from "@/lib/personal-data";
import { isProvenLately } from "@/lib/proven-lately";
import type { requirePerson } from "@/lib/session";
import { addPasskey, dropPasskey, offer, proveFirst } from "../passkey-actions";
import { AddPasskey, WherePasskeysAre } from "./add-passkey";

type Props = { visit: Awaited<ReturnType<typeof requirePerson>> };

/** The passkeys of an account, each to be removed, and another to be added. */
export async function Passkeys({ visit }: Props) {
  const { person, session } = visit;
  const [t, locale, passkeys, sealed] = await Promise.all([
    getTranslations("profile.security.passkeys"),
    getLocale(),
    listPasskeys(person.id),
    findCredentials(person.id),
  ]);
  const at = (instant: Date) => formatInstant(instant, person.zone, locale);
  return (
    <div className="grid max-w-lg gap-6">
      <ul className="grid empty:hidden">
        {passkeys.map((each, place) => (
          <li key={each.publicId} className="grid gap-1 border-t border-line py-3 first:border-t-0">
            <p className="font-semibold">{sealed && openFor(sealed.wrappedKey, "passkey", each.nameCipher)}</p>
            <p className="text-note text-ink-soft">
              {each.lastUsedAt
                ? t("used", { created: at(each.createdAt), used: at(each.lastUsedAt) })
                : t("unused", { created: at(each.createdAt) })}
            </p>
            <Form id={`passkey-remove-${place}`} action={dropPasskey}>
              <FormDisclosure question={t("removeQuestion")}>
                <input type="hidden" name="target" value={each.publicId} />
                <ProofField provenAt={session.provenAt} />
                <SubmitButton look="danger" pending={t("removing")}>
                  {t("remove")}
                </SubmitButton>
              </FormDisclosure>
            </Form>
          </li>
        ))}
      </ul>
      {passkeys.length === 0 ? <p>{t("empty")}</p> : null}
      <Adding visit={visit} />
    </div>
  );
}

/** Whoever has a second factor of their own gives it first; who has none gives the password with it. */
async function Adding({ visit: { person, session } }: Props) {
  const [t, proof] = await Promise.all([
    getTranslations("profile.security.passkeys"),
    getTranslations("profile.security.proof"),
  ]);
  if (person.role !== null && !person.hasTotp) return <p>{t("staffFirst")}</p>;
  const { id, origin } = passkeysHere();
  const isFresh = isProvenLately(session);
  const words = {
    add: t("add"),
    adding: t("adding"),
    stopped: t("stopped"),
    known: t("known"),
    broken: t("broken"),
  };
  return (
    <WherePasskeysAre home={id} noScript={t("noScript")} elsewhere={t("elsewhere", { origin })}>
      {person.hasFactor && !isFresh ? (
        <Form id="passkey-prove" action={proveFirst}>
          <FormDisclosure question={t("add")}>
            <p>{proof("first")}</p>
            <ProofField provenAt={session.provenAt} />
            <SubmitButton look="secondary" pending={proof("checking")}>
              {proof("go")}
            </SubmitButton>
          </FormDisclosure>
        </Form>
      ) : (
        <Form id="passkey-add" action={addPasskey}>
          <Field name="name" label={t("name")} hint={t("nameHint")} maxLength={PASSKEY_NAME_MAX} autoComplete="off" />
          {isFresh ? null : (
            <PasswordField
              name="password"
              label={t("password")}
              hint={t("passwordHint")}
              autoComplete="current-password"
            />
          )}
          <AddPasskey offer={offer} words={words} />
        </Form>
      )}
    </WherePasskeysAre>
  );
}
