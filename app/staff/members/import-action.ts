"use server";

import { createHash } from "node:crypto";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type BalancesImported, importBalances } from "@/db/commands/import-balances";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { type BalanceFile, openBalanceFile } from "@/lib/balance-file";
import { grant, type Person } from "@/lib/loyalty/permissions";
import { proofFields, prove } from "@/lib/prove";
import { isProvenLately } from "@/lib/proven-lately";
import { unreadable } from "../_components/unreadable";
import { BALANCE_BYTES_MAX, BALANCE_MEGABYTES_MAX, BALANCE_ROWS_MAX } from "./import-limits";
import { sayBalances } from "./say-balances";

/**
 * Tells what a file of opening balances would do, and brings it in once the same file is sent with what that was (`seen`); anything else
 * is only looked at.
 */
export const bringBalances = staffAction("members.import")
  .metadata({ action: "import-balances" })
  .inputSchema(async () => {
    const { file, text } = await unreadable();
    return form({ file, seen: text(64).optional(), ...proofFields });
  }, asForm)
  .stateAction(async ({ parsedInput: { file, seen: before = "", ...proof }, ctx: { actor, person, session } }) => {
    const { lines, ignored, name, digest } = await openSent(file);
    await demandProof(person, session, proof);
    const planned = await importBalances(actor, lines, { isDryRun: true });
    const seen = seenOf(digest, planned);
    const say = (result: BalancesImported) =>
      sayBalances(result, { name, ignored, seen, isChanged: before !== "" && before !== seen });
    if (before !== seen || planned.errors.length > 0 || planned.opened === 0) return say(planned);
    const brought = await importBalances(actor, lines, { isDryRun: false });
    if (brought.importId === null) return say(brought);
    redirect(`/staff/members/import?done=${brought.importId}`);
  });

async function openSent(file: File | undefined): Promise<BalanceFile & { name: string; digest: string }> {
  const t = await getTranslations("staff-balances.refusal");
  if (file === undefined || file.size === 0) return refuse(null, { file: t("file_missing") });
  if (file.size > BALANCE_BYTES_MAX)
    return refuse(null, { file: t("file_too_large", { megabytes: BALANCE_MEGABYTES_MAX }) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const open = async function* () {
    yield bytes;
  };
  const opened = await openBalanceFile(open, { most: BALANCE_ROWS_MAX });
  if (!opened.ok) {
    const { code, about } = opened.refusal;
    return refuse(null, { file: t(code, { about, rows: BALANCE_ROWS_MAX }) });
  }
  return { ...opened.value, name: file.name, digest: createHash("sha256").update(bytes).digest("hex") };
}

/** Points given without a second person ask for a second factor, here or within the last minutes. */
async function demandProof(
  person: Person,
  session: { publicId: string; provenAt: Date },
  given: { code?: string | undefined; passkey?: string | undefined },
): Promise<void> {
  const account = grant(person, "account.use");
  if (account !== null && (await prove(account, session.publicId, given))) return;
  if (!isProvenLately(session)) refuse(null, { code: (await getTranslations("profile.security.proof"))("prove") });
}

/** Stands for a file and all it would do. */
function seenOf(digest: string, planned: BalancesImported): string {
  return createHash("sha256")
    .update(JSON.stringify([digest, { ...planned, errors: planned.errors.length }]))
    .digest("hex");
}
