import { createTranslator } from "next-intl";
import type { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/base/locale";
import type { Messages } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";

/** The namespaces that stand on every page of a member, or on the first, and those of files that are made without a page. */
type Namespace =
  | "activity.line"
  | "auth.signOut"
  | "errors.notFound"
  | "home"
  | "reward-kinds"
  | "rewards"
  | "rewards.favourite"
  | "shell"
  | "statement"
  | "tiers"
  | "tiers.counted";

type Translator<Name extends Namespace> = Awaited<ReturnType<typeof getTranslations<Name>>>;

// Of all messages at once its type is more than the compiler bears; what it gives back is the Translator above.
const make = createTranslator as (given: object) => unknown;
const kept = new WeakMap<Messages, Map<string, unknown>>();

/**
 * The words of a namespace in a language, as `getTranslations` gives them, kept for as long as the process and its messages live: made
 * anew for each request they build their formats of figures anew as well, which every member's page would pay for.
 */
export function translationsIn<Name extends Namespace>(locale: Locale, namespace: Name): Translator<Name> {
  const messages = messagesIn(locale);
  const known = kept.get(messages) ?? new Map<string, unknown>();
  kept.set(messages, known);
  const translator = known.get(namespace) ?? make({ locale, messages, namespace, timeZone: "Asia/Jakarta" });
  known.set(namespace, translator);
  return translator as Translator<Name>;
}
