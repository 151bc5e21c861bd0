"use server";

import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { editSettings } from "@/db/commands/edit-settings";
import { openProgramme } from "@/db/commands/open-programme";
import { tryMail } from "@/db/commands/try-mail";
import { findSettings } from "@/db/queries/settings";
import { findSetup } from "@/db/queries/setup";
import { asForm, form, openForm, refuse, staffAction } from "@/lib/action";
import { coloursOf } from "@/lib/brand-colours";
import { isColour } from "@/lib/colour";
import { grant } from "@/lib/loyalty/permissions";
import { presetOf } from "@/lib/loyalty/presets";
import { coloursFrom } from "@/lib/setup/colours-from";
import { afterStep } from "./_components/at-step";
import { chosenHere } from "./_components/chosen-here";
import { inOneDigit } from "./_components/in-one-digit";
import { keepFirstLogo } from "./keep-first-logo";
import { keepFirstStore } from "./keep-first-store";
import { keepStep } from "./keep-step";
import { readNumbers, readStarters } from "./read-answers";

const version = z.coerce.number().int().min(0);
const namingField = { name: "programmeName", id: "unitId", en: "unitEn", enOne: "unitOne" } as const;
const text = (most: number) => z.string().trim().max(most);

/** Name, language, money, zone and unit become the settings; the first shop is made, or renamed. */
export const keepBusiness = staffAction("programme.open")
  .metadata({ action: "setup-business" })
  .inputSchema(
    form({
      version,
      programmeName: text(200),
      locale: z.enum(["id", "en"]),
      currency: text(10),
      zone: text(100),
      unitId: text(100),
      unitEn: text(100),
      unitOne: text(100),
      store: text(80),
      city: text(80),
    }),
    asForm,
  )
  .stateAction(async ({ parsedInput: typed, ctx: { actor, person, visit } }) => {
    const [editor, keeper] = [grant(person, "settings.edit"), grant(person, "stores.edit")];
    if (visit.installation.isOpen || editor === null || keeper === null) notFound();
    const { programmeName, locale, currency, zone } = typed;
    const unitNames = { id: typed.unitId, en: typed.unitEn, enOne: typed.unitOne };
    const before = await findSettings();
    const edit = { programmeName, locale, currency, zone, unitNames };
    const edited = await editSettings(editor, before.version, edit);
    if (!edited.ok) {
      const t = await getTranslations("setup");
      const { refusal } = edited;
      if (refusal.code === "naming_wrong") {
        const said = refusal.wrong.map((part) => [
          namingField[part],
          t(part === "name" ? "business.error.name_wrong" : "business.error.unit_wrong"),
        ]);
        return refuse(null, Object.fromEntries(said));
      }
      const fields = { zone_unknown: "zone", currency_unknown: "currency", locale_unknown: "locale" } as const;
      const { code } = refusal;
      if (code in fields) {
        const known = code as keyof typeof fields;
        return refuse(null, { [fields[known]]: t(`business.error.${known}`) });
      }
      return refuse(t("stale"));
    }
    await keepFirstStore(keeper, { name: typed.store, city: typed.city, zone });
    // Amounts of another currency are other amounts.
    const isSame = before.currency === currency;
    await keepStep(actor, typed.version, { business: true }, isSame ? [] : ["numbers"]);
    redirect(afterStep("business"));
  });

/** The main colour, with all that follows from it, and a logo where one was chosen. */
export const keepBrand = staffAction("programme.open")
  .metadata({ action: "setup-brand" })
  .inputSchema(
    form({ version, accent: text(20), file: z.instanceof(File).optional(), saysName: z.literal("on").optional() }),
    asForm,
  )
  .stateAction(
    async ({ parsedInput: { version: seen, accent, file, saysName }, ctx: { actor, person, visit, locale } }) => {
      const [t, editor] = [await getTranslations("setup"), grant(person, "settings.edit")];
      if (visit.installation.isOpen || editor === null) notFound();
      if (!isColour(accent)) return refuse(null, { accent: t("brand.wrong") });
      const { brand, version: current } = await findSettings();
      // What is left as it is keeps the pair it has for dark screens.
      const isKept = coloursOf(brand).accent.light === accent.toLowerCase();
      const edited = isKept ? null : await editSettings(editor, current, { colours: coloursFrom(accent) });
      if (edited !== null && !edited.ok) {
        if (edited.refusal.code !== "contrast") return refuse(t("stale"));
        const [weak] = edited.refusal.weak;
        const ratio = inOneDigit(weak?.ratio ?? 0, locale);
        return refuse(null, { accent: t("brand.weak", { ratio, nearest: weak?.nearest ?? "" }) });
      }
      await keepFirstLogo(editor, { file, saysName: saysName !== undefined });
      await keepStep(actor, seen, { brand: true });
      redirect(afterStep("brand"));
    },
  );

/** Another kind of programme brings its own figures and rewards, and what its points are called where nobody said otherwise. */
export const choosePreset = staffAction("programme.open")
  .metadata({ action: "setup-preset" })
  .inputSchema(form({ version, preset: text(40).optional() }), asForm)
  .stateAction(async ({ parsedInput: { version: seen, preset: code }, ctx: { actor, person, visit } }) => {
    const [t, editor, preset] = [await getTranslations("setup"), grant(person, "settings.edit"), presetOf(code)];
    if (visit.installation.isOpen || editor === null) notFound();
    if (preset === null) return refuse(t("preset.missing"));
    const [{ answers }, settings] = await Promise.all([findSetup(), findSettings()]);
    const isNew = answers.preset !== preset.code;
    await keepStep(actor, seen, { preset: preset.code }, isNew ? ["numbers", "rewards"] : []);
    const called = presetOf(answers.preset)?.unit.id ?? "poin";
    if (isNew && settings.unitNames.id === called)
      await editSettings(editor, settings.version, { unitNames: preset.unit });
    redirect(afterStep("preset"));
  });

/** The figures; kept also where they are only to be reckoned anew. */
export const keepNumbers = staffAction("programme.open")
  .metadata({ action: "setup-numbers" })
  .inputSchema(openForm({ version, go: z.enum(["next", "reckon"]).default("next") }, 40), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit, locale } }) => {
    const { answers } = await findSetup();
    const read = readNumbers(parsedInput, chosenHere(answers, visit.installation), locale);
    if ("problems" in read) {
      const t = await getTranslations("setup.numbers.error");
      const said = Object.entries(read.problems).map(([field, problem]) => [field, t(problem)]);
      return refuse(null, Object.fromEntries(said));
    }
    await keepStep(actor, parsedInput.version, { numbers: read.value });
    redirect(parsedInput.go === "reckon" ? "/setup/numbers" : afterStep("numbers"));
  });

export const keepRewards = staffAction("programme.open")
  .metadata({ action: "setup-rewards" })
  .inputSchema(openForm({ version }, 40), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor, visit, locale } }) => {
    const { answers } = await findSetup();
    const read = readStarters(parsedInput, chosenHere(answers, visit.installation), locale);
    if ("problems" in read) {
      const t = await getTranslations("setup.rewards");
      const said = Object.entries(read.problems).map(([field, problem]) => [field, t(problem)]);
      return refuse(null, Object.fromEntries(said));
    }
    await keepStep(actor, parsedInput.version, { rewards: read.value });
    redirect(afterStep("rewards"));
  });

/** A mail to the owner themselves. */
export const sendTest = staffAction("programme.open")
  .metadata({ action: "setup-test-mail" })
  .inputSchema(form({}), asForm)
  .stateAction(async ({ ctx: { person } }) => {
    const editor = grant(person, "settings.edit");
    if (editor === null) notFound();
    if (!(await tryMail(editor))) return refuse((await getTranslations("setup.mail"))("tooOften"));
    redirect("/setup/mail?test=1");
  });

export const keepMail = staffAction("programme.open")
  .metadata({ action: "setup-mail" })
  .inputSchema(form({ version, mail: z.enum(["sent", "later"]) }), asForm)
  .stateAction(async ({ parsedInput: { version: seen, mail }, ctx: { actor } }) => {
    await keepStep(actor, seen, { mail });
    redirect(afterStep("mail"));
  });

/** Opens the programme as it was reviewed. */
export const open = staffAction("programme.open")
  .metadata({ action: "setup-open" })
  .inputSchema(form({ version }), asForm)
  .stateAction(async ({ parsedInput, ctx: { actor } }) => {
    const opened = await openProgramme(actor, parsedInput.version);
    // Opened already, by another press: where it leads is the same.
    if (opened.ok || opened.refusal.code === "closed") redirect("/staff?opened=1");
    const t = await getTranslations("setup");
    return refuse(opened.refusal.code === "stale" ? t("stale") : t("review.wrong"));
  });
