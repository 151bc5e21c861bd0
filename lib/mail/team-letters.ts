import { createTranslator } from "next-intl";
import type { Locale } from "@/lib/base/locale";
import type { Role } from "@/lib/loyalty/permissions";
import type { catalogue } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";
import type { Letter } from "./letter";
import type { TemplateData } from "./templates";
import type { Occasion } from "./write-letter";

type Translator = ReturnType<typeof createTranslator<(typeof catalogue)["id"], "mail">>;

/** Who is asked to join the team, and in which role. It greets nobody by a name somebody else typed. */
function invited(
  { role }: TemplateData["staff-invited"],
  { origin, programme, locale, secret }: Occasion,
  t: Translator,
) {
  if (secret === null) throw new Error("This mail needs its secret");
  return {
    ...plain(t, "staffInvited", programme),
    greeting: t("greetingWithoutName"),
    facts: [{ label: t("staffInvited.role"), value: nameOfRole(role, locale) }],
    purpose: link(t("staffInvited.action"), `${origin}/staff-invitation?token=${encodeURIComponent(secret)}`),
  };
}

/** What an owner changed of somebody's being staff. */
function changed(
  { what, role }: TemplateData["staff-changed"],
  { origin, programme, locale }: Occasion,
  t: Translator,
) {
  return {
    ...plain(t, `staffChanged.${what}`, programme),
    facts: role ? [{ label: t("staffInvited.role"), value: nameOfRole(role, locale) }] : [],
    purpose: link(t("staffChanged.action"), `${origin}/sign-in`),
  };
}

/** That mail goes out and arrives, to whoever asked. */
function trial(_data: TemplateData["mail-trial"], { origin, programme }: Occasion, t: Translator) {
  return {
    ...plain(t, "mailTrial", programme),
    facts: [],
    purpose: link(t("mailTrial.action"), `${origin}/staff/settings`),
  };
}

export const teamLetters = { "staff-invited": invited, "staff-changed": changed, "mail-trial": trial };

function plain(
  t: Translator,
  key: "staffInvited" | "mailTrial" | `staffChanged.${TemplateData["staff-changed"]["what"]}`,
  programme: string,
): Pick<Letter, "subject" | "preview" | "heading" | "paragraphs" | "note"> {
  return {
    subject: t(`${key}.subject`, { programme }),
    preview: t(`${key}.preview`, { programme }),
    heading: t(`${key}.subject`, { programme }),
    paragraphs: [t(`${key}.body`, { programme })],
    note: t(`${key}.note`, { programme }),
  };
}

function link(label: string, url: string): Letter["purpose"] {
  return { kind: "link", label, url };
}

function nameOfRole(role: Role, locale: Locale): string {
  return createTranslator({ locale, messages: messagesIn(locale), namespace: "staff" })(`role.${role}`);
}
