import { sql } from "@/db/client";
import type { Device } from "@/db/commands/answer-challenge";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { newRecoveryCodes, newToken, recoveryCodeHashes } from "@/lib/one-time";
import { newPersonalData, sealFor } from "@/lib/personal-data";
import { offeredSecret, totpStep } from "@/lib/totp";

/** Somebody who had the code and said who they are, but has no app yet: in their browser alone, nothing of it is in the database. */
export type Founder = {
  name: string;
  email: string;
  passwordHash: string;
  locale: Locale;
  codeHash: string;
  /** What the app's secret is reckoned from. */
  token: string;
};

export type FoundRefusal = "wrong" | "refused" | "closed";

/**
 * Makes the first owner, with their app once a code of it is given, and ends the set-up code. Of many who finish at once one is the
 * owner. The ten recovery codes can be shown now and never again.
 */
export async function foundProgramme(
  founder: Founder,
  { code, device }: { code: string; device: Device },
  now: Date,
): Promise<Result<{ personId: number; ticket: string; recoveryCodes: string[] }, FoundRefusal>> {
  const secret = offeredSecret(founder.token);
  const step = totpStep(secret, code, now);
  if (step === null) return refused("wrong");
  const [taken] = await sql<{ id: number }[]>`select take_person_id() as id`;
  const personId = taken?.id ?? 0;
  const data = newPersonalData({ email: founder.email });
  const person = {
    publicId: newId(),
    name: founder.name,
    locale: founder.locale,
    passwordHash: founder.passwordHash,
    wrappedKey: data.wrappedKey.toString("base64"),
    emailCipher: data.emailCipher?.toString("base64") ?? null,
    emailHash: data.emailHash?.toString("base64") ?? null,
  };
  const recoveryCodes = newRecoveryCodes();
  const ticket = newToken();
  const [row] = await sql<{ status: "founded" | "refused" | "closed" }[]>`
    select found_programme(${Buffer.from(founder.codeHash, "hex")}, ${personId}::bigint, ${sql.json(person)},
      ${sealFor(data.wrappedKey, "totp", secret)}, ${step}::int, ${sql.array(recoveryCodeHashes(personId, recoveryCodes))}::text[],
      ${ticket.hash}, ${device.name}, ${device.hash}) as status`;
  const status = row?.status ?? "refused";
  return status === "founded" ? done({ personId, ticket: ticket.token, recoveryCodes }) : refused(status);
}
