import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { env } from "@/lib/base/env";
import type { Composed } from "./compose";

export type OutgoingMail = Composed & { to: string; from: Sender; reason: string };

/** In whose name a mail goes; without an address of its own, from no-reply at the portal's host. */
type Sender = { name: string; address: string | null };

/** Shorter than a claim on a delivery lasts, so that a stuck server's mail is not sent by somebody else meanwhile. */
const PATIENCE_MS = 30_000;

/** Why a mail server did not take a mail. It repeats only the server's number: its sentence may hold the address. */
export class MailError extends Error {
  constructor(
    readonly because: string,
    readonly isFinal: boolean,
  ) {
    super(`The mail was not accepted: ${because}`);
    this.name = "MailError";
  }
}

/**
 * Hands a mail to the mail server. The Message-ID is made from the reason: should a crash between the server's answer and
 * our note of it make us send again, receivers see the same message, not a second one.
 */
export async function sendBySmtp(smtpUrl: string, mail: OutgoingMail): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS / 3,
    greetingTimeout: PATIENCE_MS / 3,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(message(mail));
  } catch (error) {
    throw asMailError(error);
  } finally {
    transport.close();
  }
}

/** Writes a mail as an .eml file; the same reason writes the same file. */
export async function writeEml(folder: string, mail: OutgoingMail): Promise<void> {
  const made = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail(
    message(mail),
  );
  if (!Buffer.isBuffer(made.message)) throw new Error("The mail could not be written as a file");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${digest(mail.reason)}.eml`);
  await writeFile(`${path}.part`, made.message, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

function message({ to, from, subject, text, html, reason }: OutgoingMail) {
  const host = new URL(env().appOrigin).hostname;
  const domain = host.includes(".") && !/^[\d.]+$/.test(host) ? host : "localhost.localdomain";
  return {
    from: { name: from.name, address: from.address ?? `no-reply@${domain}` },
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${digest(reason)}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  };
}

function digest(reason: string): string {
  return createHash("sha256").update(reason).digest("hex").slice(0, 32);
}

function asMailError(error: unknown): MailError {
  const details = error instanceof Error ? (error as Error & { code?: unknown; responseCode?: unknown }) : {};
  const { code, responseCode } = details as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === "number") {
    // Only the recipient's refusal is final: a full or strict server may take the mail later.
    return new MailError(`SMTP ${responseCode}`, code === "EENVELOPE" && responseCode >= 550 && responseCode < 560);
  }
  return new MailError(typeof code === "string" ? code : "unknown", false);
}
