/**
 * The bytes of the chain (docs/ledger-format.md), written down a second time: the database hashes lines as it writes them, and
 * whoever checks them must not ask the database how.
 */
export type ChainLine = {
  memberPublicId: string;
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

/** What is hashed of a line, after the 32 bytes of the hash before it (32 zero bytes before the first), in UTF-8. */
export function lineText(line: ChainLine): string {
  return (
    "setia-journal-1," +
    field(line.memberPublicId) +
    field(String(line.version)) +
    field(line.kind) +
    field(String(line.points)) +
    field(String(line.tierPoints)) +
    field(String(line.balanceAfter)) +
    field(String(line.occurredMicros)) +
    field(line.source) +
    field(String(line.termsVersion)) +
    field(line.idempotencyKey) +
    field(line.changes) +
    field(line.trace)
  );
}

/** What is hashed of a line's seal, after the 32 bytes of the line's own hash, in UTF-8. */
export function sealText(recordedMicros: number, position: number): string {
  return `setia-seal-1,${field(String(recordedMicros))}${field(String(position))}`;
}

// A netstring: the length in bytes, a colon, the bytes, a comma; a hyphen and a comma for nothing at all.
function field(value: string | null): string {
  return value === null ? "-," : `${byteLength(value)}:${value},`;
}

const encoder = new TextEncoder();
const beyondAscii = /[^\0-\x7f]/;

function byteLength(value: string): number {
  return beyondAscii.test(value) ? encoder.encode(value).length : value.length;
}
