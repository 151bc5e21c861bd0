import { z } from "zod";
import { fromBase64, fromHex, toHex } from "@/lib/base/hex";
import { type ChainLine, lineText } from "./chain";
import { type Checkpoint, checkpointFrom, signedCheckpoint } from "./checkpoint";
import { type DigestLater, hashedOfLeaf, leafBytes, rootAlong } from "./merkle";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int();

const statementLine = z.object({
  version: whole.min(1),
  kind: z.string(),
  points: whole,
  tierPoints: whole,
  balanceAfter: whole,
  /** Microseconds since 1970 (UTC). */
  occurredMicros: whole,
  source: z.string(),
  termsVersion: whole,
  idempotencyKey: z.string().nullable(),
  changes: z.string(),
  trace: z.string(),
  hash,
});

/** All lines of one member with every field that is hashed, and the proof that a checkpoint knew them. Holds no name and no address. */
const statementDocument = z.object({
  format: z.literal("setia-statement-1"),
  programme: z.string(),
  member: z.uuid(),
  lines: z.array(statementLine),
  /** Null before the first checkpoint, and for a member who is in none yet. */
  proof: z
    .object({
      checkpoint: signedCheckpoint,
      /** The last line that the checkpoint knew. */
      version: whole.min(1),
      place: whole.min(0),
      path: z.array(hash).max(64),
    })
    .nullable(),
});

export type Statement = z.infer<typeof statementDocument>;
/** Whose it is and how far it is proved, without its lines. */
export type StatementHead = Pick<Statement, "programme" | "member" | "proof"> & {
  last: { version: number; balanceAfter: number; hash: string } | null;
};
export type StatementLine = ChainLine & { hash: string };

/** What a browser or Node is asked to compute. */
export type Cryptography = {
  sha256: DigestLater;
  /** Whether the Ed25519 signature over the text is this key's; null where the browser does not know Ed25519. */
  isSignedBy: (key: string, text: string, signature: string) => Promise<boolean | null>;
};

/** Why a statement is not to be believed; a line is named by its version, the first that fails. */
export type StatementFault =
  | { fault: "not_a_statement" }
  | { fault: "line_missing"; version: number }
  | { fault: "line_altered"; version: number }
  | { fault: "checkpoint_unreadable" }
  | { fault: "signature_wrong" }
  | { fault: "key_unknown"; key: string }
  | { fault: "line_not_in_checkpoint"; version: number };

/** What a file says of itself. */
type Told = { programme: string; member: string; lines: number; balance: number };

export type StatementAnswer =
  | ({ verdict: "wrong" } & StatementFault)
  /** Its lines agree with each other, and nothing tells whether they are the programme's: anybody can write such a file. */
  | (Told & { verdict: "unproven"; why: "no_proof" | "signature_unchecked" })
  | (Told & {
      verdict: "proven";
      checkpoint: Checkpoint;
      /** The last line that the checkpoint vouches for; later ones are chained to it, and the next one will know them. */
      provenVersion: number;
      /** False where no trusted key was given: whoever holds the key that the checkpoint names vouches for it, whoever that is. */
      isKeyTrusted: boolean;
    });

/**
 * Checks a statement without asking anybody: every line is hashed anew from its fields and the line before it, the line that the
 * checkpoint knew must lead to its root, and the checkpoint must be signed, by `trustedKey` where one is given. Only what a signed
 * checkpoint vouches for is proven; lines that merely agree with each other are not.
 */
export async function checkStatement(
  text: string,
  { sha256, isSignedBy }: Cryptography,
  trustedKey: string | null,
): Promise<StatementAnswer> {
  const statement = readStatement(text);
  if (statement === null) return { verdict: "wrong", fault: "not_a_statement" };
  const { member, lines, proof } = statement;
  const encoder = new TextEncoder();
  let previous = "0".repeat(64);
  for (const [place, line] of lines.entries()) {
    if (line.version !== place + 1) return { verdict: "wrong", fault: "line_missing", version: place + 1 };
    const hashed = new Uint8Array([...fromHex(previous), ...encoder.encode(lineText(member, line))]);
    if (toHex(await sha256(hashed)) !== line.hash)
      return { verdict: "wrong", fault: "line_altered", version: line.version };
    previous = line.hash;
  }
  const told: Told = {
    programme: statement.programme,
    member,
    lines: lines.length,
    balance: lines.at(-1)?.balanceAfter ?? 0,
  };
  if (proof === null) return { verdict: "unproven", why: "no_proof", ...told };

  const checkpoint = checkpointFrom(proof.checkpoint.text);
  if (checkpoint === null) return { verdict: "wrong", fault: "checkpoint_unreadable" };
  const isSigned = await isSignedBy(checkpoint.key, proof.checkpoint.text, proof.checkpoint.signature);
  if (isSigned === false) return { verdict: "wrong", fault: "signature_wrong" };
  if (trustedKey !== null && trustedKey !== checkpoint.key)
    return { verdict: "wrong", fault: "key_unknown", key: checkpoint.key };
  const head = lines[proof.version - 1]?.hash;
  if (head === undefined) return { verdict: "wrong", fault: "line_missing", version: lines.length + 1 };
  const leaf = await sha256(hashedOfLeaf(leafBytes({ memberId: member, version: proof.version, head })));
  const path = proof.path.map(fromHex);
  const root = await rootAlong(leaf, { place: proof.place, size: checkpoint.members, path }, sha256);
  if (root === null || toHex(root) !== checkpoint.root)
    return { verdict: "wrong", fault: "line_not_in_checkpoint", version: proof.version };
  if (isSigned === null) return { verdict: "unproven", why: "signature_unchecked", ...told };
  return { verdict: "proven", ...told, checkpoint, provenVersion: proof.version, isKeyTrusted: trustedKey !== null };
}

/** How Web Crypto, which browsers and Node share, computes it. */
export const webCryptography: Cryptography = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)),
  isSignedBy: async (key, text, signature) => {
    try {
      const imported = await crypto.subtle.importKey("raw", fromBase64(key), "Ed25519", false, ["verify"]);
      const [signed, message] = [fromBase64(signature), new TextEncoder().encode(text)];
      return await crypto.subtle.verify("Ed25519", imported, signed, message);
    } catch (error) {
      return error instanceof DOMException && error.name === "NotSupportedError" ? null : false;
    }
  },
};

function readStatement(text: string): Statement | null {
  try {
    return statementDocument.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
