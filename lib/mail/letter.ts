import type { Locale } from "@/lib/base/locale";
import type { Logo } from "@/lib/brand";
import type { ColourPair } from "@/lib/colour";

/** What a mail says, before it has a form. It leads to one place or shows one code, never both. */
export type Letter = {
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  purpose: { kind: "link"; label: string; url: string } | { kind: "code"; code: string };
  note: string;
  /** Why it came, where it is not about an account of theirs. */
  footer?: string;
};

/** Whose mail it is: the programme's name and its colour on paper and on ink. */
export type Letterhead = {
  programme: string;
  footer: string;
  locale: Locale;
  accent: ColourPair;
  onAccent: ColourPair;
  logo: Logo | null;
};

/** The letter as plain text: its one link, or its one six-digit code, alone on a line. */
export function letterText(letter: Letter, head: Letterhead): string {
  const facts = letter.facts.map((fact) => `${fact.label}: ${fact.value}`).join("\n");
  const purpose =
    letter.purpose.kind === "code" ? letter.purpose.code : `${letter.purpose.label}:\n${letter.purpose.url}`;
  const blocks = [letter.heading, letter.greeting, ...letter.paragraphs, facts, purpose, letter.note];
  return `${[...blocks, `-- \n${head.footer}`].filter((block) => block !== "").join("\n\n")}\n`;
}
