import { getTranslations } from "next-intl/server";
import type { CheckerWords } from "./statement-checker";

/** Values are known only in the browser: every place is filled with its own name in braces, for the checker to fill again. */
const places = Object.fromEntries(
  ["lines", "balance", "member", "programme", "number", "at", "version", "key"].map((name) => [name, `{${name}}`]),
) as Record<"lines" | "balance" | "member" | "programme" | "number" | "at" | "version" | "key", string>;

/** What the checker says, in the reader's language. */
export async function checkerWords(): Promise<CheckerWords> {
  const [t, ui] = await Promise.all([getTranslations("verify.checker"), getTranslations("ui")]);
  return {
    choose: ui("chooseFile"),
    none: ui("noFile"),
    label: t("label"),
    hint: t("hint"),
    noScript: t("noScript"),
    checking: t("checking"),
    unable: t("unable"),
    attached: t("attached"),
    good: t("good"),
    lines: t("lines", places),
    proven: t("proven", places),
    beyond: t("beyond", places),
    unproven: t("unproven"),
    claimed: t("claimed", places),
    unprovenWhy: { no_proof: t("unprovenWhy.no_proof"), signature_unchecked: t("unprovenWhy.signature_unchecked") },
    bad: t("bad"),
    fault: {
      not_a_statement: t("fault.not_a_statement"),
      line_missing: t("fault.line_missing", places),
      line_altered: t("fault.line_altered", places),
      checkpoint_unreadable: t("fault.checkpoint_unreadable"),
      signature_wrong: t("fault.signature_wrong"),
      key_unknown: t("fault.key_unknown", places),
      line_not_in_checkpoint: t("fault.line_not_in_checkpoint", places),
    },
  };
}
