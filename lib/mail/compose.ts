import { createHash } from "node:crypto";
import { createTranslator } from "next-intl";
import { createElement } from "react";
import { render } from "react-email";
import { env } from "@/lib/base/env";
import type { Locale } from "@/lib/base/locale";
import { logoOf } from "@/lib/brand";
import { houseColours, pairOf } from "@/lib/brand-colours";
import { catalogue } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";
import { type Letter, type Letterhead, letterText } from "./letter";
import { LetterLayout } from "./letter-layout";

export type Composed = { subject: string; text: string; html: string };

const houseOnAccent = { light: "#fffdf9", dark: "#0f1930" };

/** A letter as a mail: text and HTML say the same, with the same one link or code. */
export async function compose(
  letter: Letter,
  { locale, programme, brand }: { locale: Locale; programme: string; brand: Record<string, string> },
): Promise<Composed> {
  const t = createTranslator({ locale, messages: messagesIn(locale), namespace: "mail" });
  const head: Letterhead = {
    programme,
    locale,
    footer: letter.footer ?? t("footer", { programme }),
    logo: logoOf(brand, env().appOrigin),
    accent: pairOf(brand["--brand-accent"], houseColours.accent),
    onAccent: pairOf(brand["--brand-on-accent"], houseOnAccent),
  };
  const html = await render(createElement(LetterLayout, { letter, head }));
  return {
    subject: letter.subject.replace(/\s+/g, " ").trim(),
    text: letterText(letter, head),
    html: html.replace(/^<!DOCTYPE[^>]*>/i, "<!doctype html>"),
  };
}

/** Which wording was sent: changes when the words of a language do. */
export function contentVersion(locale: Locale): string {
  versions[locale] ??= createHash("sha256").update(JSON.stringify(catalogue[locale].mail)).digest("hex").slice(0, 12);
  return `${locale}-${versions[locale]}`;
}

const versions: Partial<Record<Locale, string>> = {};
