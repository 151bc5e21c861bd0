import { type Actor, grant } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";
import { setupCodeHash } from "@/lib/setup/code";
import { offeredSecret, totpCode } from "@/lib/totp";
import type { Sql } from "./client";
import { type Founder, foundProgramme } from "./commands/found-programme";
import { keepSetupCode } from "./commands/keep-setup-code";
import { DEVICE } from "./sign-in-fixtures";

/** Somebody with the set-up code who told who they are. */
export function founderWith(code: string, email: string): Founder {
  const { token } = newToken();
  const codeHash = setupCodeHash(code).toString("hex");
  return { name: "Ratih", email, passwordHash: "-", locale: "id", codeHash, token };
}

/** Gives the first code of their app, as the last thing before the account is there. */
export function finish(founder: Founder) {
  const now = new Date();
  return foundProgramme(founder, { code: totpCode(offeredSecret(founder.token), now), device: DEVICE }, now);
}

/** The owner of a programme that is being set up. */
export async function aFounder(owner: Sql): Promise<Actor<"programme.open">> {
  const code = await keepSetupCode();
  const founded = await finish(founderWith(code ?? "", "ratih@contoh.id"));
  if (!founded.ok) throw new Error(`Not founded: ${founded.refusal}`);
  const { personId } = founded.value;
  const [row] = await owner<{ publicId: string }[]>`select public_id as "publicId" from people where id = ${personId}`;
  const person = { id: personId, publicId: row?.publicId ?? "", role: "owner", hasTotp: true, member: null } as const;
  const actor = grant(person, "programme.open");
  if (actor === null) throw new Error("An owner may open the programme");
  return actor;
}
