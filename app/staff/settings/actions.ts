"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { editSettings } from "@/db/commands/edit-settings";
import { keepLogo, removeLogo } from "@/db/commands/keep-logo";
import { tryMail } from "@/db/commands/try-mail";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { isLocale, locales } from "@/lib/base/locale";
import { unreadable } from "../_components/unreadable";
import { refuseSettings } from "./refusals";

async function fields<Name extends string>(...names: Name[]) {
  const { text, version } = await unreadable();
  const typed = Object.fromEntries(names.map((each) => [each, text(200).trim()])) as Record<
    Name,
    ReturnType<typeof text>
  >;
  return form({ version, ...typed });
}

async function versionForm() {
  return form({ version: (await unreadable()).version });
}

/** What the programme is called, and its points. */
export const name = staffAction("settings.edit")
  .metadata({ action: "settings-name" })
  .inputSchema(async () => fields("programmeName", "unitId", "unitEn", "unitEnOne"), asForm)
  .stateAction(async ({ parsedInput: { version, programmeName, unitId, unitEn, unitEnOne }, ctx: { actor } }) => {
    const unitNames = { id: unitId, en: unitEn, enOne: unitEnOne };
    const kept = await editSettings(actor, version, { programmeName, unitNames });
    if (kept.ok) redirect("/staff/settings?done=naming");
    return refuseSettings(kept.refusal);
  });

/** The brand's colours: only ones that can be read are kept. */
export const paint = staffAction("settings.edit")
  .metadata({ action: "settings-colours" })
  .inputSchema(async () => fields("accent-light", "accent-dark", "ornament-light", "ornament-dark"), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const colours = {
      accent: { light: parsedInput["accent-light"], dark: parsedInput["accent-dark"] },
      ornament: { light: parsedInput["ornament-light"], dark: parsedInput["ornament-dark"] },
    };
    const kept = await editSettings(actor, parsedInput.version, { colours });
    if (kept.ok) redirect("/staff/settings?done=colours");
    return refuseSettings(kept.refusal);
  });

/** The house's colours again. */
export const restore = staffAction("settings.edit")
  .metadata({ action: "settings-colours-restore" })
  .inputSchema(versionForm, asForm)
  .stateAction(async ({ parsedInput: { version }, ctx: { actor } }) => {
    const kept = await editSettings(actor, version, { colours: null });
    if (kept.ok) redirect("/staff/settings?done=house");
    return refuseSettings(kept.refusal);
  });

/** The logo, drawn anew from a picture. */
export const uploadLogo = staffAction("settings.edit")
  .metadata({ action: "settings-logo" })
  .inputSchema(async () => {
    const { file, version, text } = await unreadable();
    return form({ version, file, saysName: text(10).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { version, file, saysName }, ctx: { actor } }) => {
    const upload = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    const kept = await keepLogo(actor, { version, upload, saysName: saysName !== undefined });
    if (kept.ok) redirect("/staff/settings?done=logo");
    if (kept.refusal === "stale") return refuseSettings({ code: "stale" });
    return refuse(null, { file: (await getTranslations("staff-settings.logo.refusal"))(kept.refusal) });
  });

/** No logo any more. */
export const dropLogo = staffAction("settings.edit")
  .metadata({ action: "settings-logo-drop" })
  .inputSchema(versionForm, asForm)
  .stateAction(async ({ parsedInput: { version }, ctx: { actor } }) => {
    if (await removeLogo(actor, version)) redirect("/staff/settings?done=logoGone");
    return refuseSettings({ code: "stale" });
  });

/** Money, clock and language. */
export const reckon = staffAction("settings.edit")
  .metadata({ action: "settings-reckoning" })
  .inputSchema(async () => fields("currency", "zone", "locale"), asForm)
  .stateAction(async ({ parsedInput: { version, currency, zone, locale }, ctx: { actor } }) => {
    if (!isLocale(locale)) return refuseSettings({ code: "locale_unknown" });
    const kept = await editSettings(actor, version, { currency, zone, locale });
    if (kept.ok) redirect("/staff/settings?done=reckoning");
    return refuseSettings(kept.refusal);
  });

/** What the portal speaks; nothing in another language is lost. */
export const speak = staffAction("settings.edit")
  .metadata({ action: "settings-languages" })
  .inputSchema(async () => {
    const { version, text } = await unreadable();
    return form({ version, "speak-id": text(10).optional(), "speak-en": text(10).optional() });
  }, asForm)
  .stateAction(async ({ parsedInput: { version, ...ticked }, ctx: { actor } }) => {
    const languages = locales.filter((each) => ticked[`speak-${each}`] !== undefined);
    const kept = await editSettings(actor, version, { languages });
    if (kept.ok) redirect("/staff/settings?done=languages");
    return refuseSettings(kept.refusal);
  });

/** In whose name mails go; empty brings the programme's own back. */
export const address = staffAction("settings.edit")
  .metadata({ action: "settings-sender" })
  .inputSchema(async () => fields("mailName", "mailAddress"), asForm)
  .stateAction(async ({ parsedInput: { version, mailName, mailAddress }, ctx: { actor } }) => {
    const sender = { mailName: mailName || null, mailAddress: mailAddress || null };
    const kept = await editSettings(actor, version, sender);
    if (kept.ok) redirect("/staff/settings?done=sender#mail");
    return refuseSettings(kept.refusal);
  });

/** A mail to oneself. */
export const sendTrial = staffAction("settings.edit")
  .metadata({ action: "settings-mail-trial" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { actor } }) => {
    if (await tryMail(actor)) redirect("/staff/settings?done=trial#mail");
    return refuse((await getTranslations("staff-settings.mail"))("tooMany"));
  });
