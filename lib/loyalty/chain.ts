/**
 * The bytes of the chain (docs/ledger-format.md), written down a second time: the database hashes lines as it writes them, and
 * whoever checks them must not ask the database how.
 */
export type ChainLine = {
  version: number;
  kind: string;
  points: number;
  tierPoints: number;
  balanceAfter: number;
  /** Microseconds since 1970 (UTC), as every instant here. */
  occurredMicros: number;
  source: string;
  termsVersion: number;
  /** Lower-case hexadecimal digits; null on lines that time wrote. */
  idempotencyKey: string | null;
  changes: string;
  trace: string;
};

type Length = (value: string) => number;

/**
 * What is hashed of a line, after the 32 bytes of the hash before it (32 zero bytes before the first), in UTF-8. `length` counts a
 * field's bytes; whoever knows that a line is ASCII, as nearly every line is, may count its letters.
 */
export function lineText(memberPublicId: string, line: ChainLine, length: Length = bytesOf): string {
  return (
    "setia-journal-1," +
    field(memberPublicId, length) +
    field(String(line.version), length) +
    field(line.kind, length) +
    field(String(line.points), length) +
    field(String(line.tierPoints), length) +
    field(String(line.balanceAfter), length) +
    field(String(line.occurredMicros), length) +
    field(line.source, length) +
    field(String(line.termsVersion), length) +
    field(line.idempotencyKey, length) +
    field(line.changes, length) +
    field(line.trace, length)
  );
}

/** What is hashed of a line's seal, after the 32 bytes of the line's own hash, in UTF-8. */
export function sealText(recordedMicros: number, position: number): string {
  return `setia-seal-1,${field(String(recordedMicros), lettersOf)}${field(String(position), lettersOf)}`;
}

// A netstring: the length in bytes, a colon, the bytes, a comma; a hyphen and a comma for nothing at all.
function field(value: string | null, length: Length): string {
  return value === null ? "-," : `${length(value)}:${value},`;
}

const encoder = new TextEncoder();
const beyondAscii = /[^\0-\x7f]/;

export const lettersOf: Length = (value) => value.length;

const bytesOf: Length = (value) => (beyondAscii.test(value) ? encoder.encode(value).length : value.length);
