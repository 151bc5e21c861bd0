/**
 * The codes of a member's card, as a scanner types them. `device` and `page` codes rotate: which session's card it is, a step of thirty
 * seconds, and a MAC over both, made by the member's device or, where scripts do not run, by the server with the page. Capitals and
 * digits only: a QR code packs them tightly, and every keyboard a scanner pretends to be has them.
 */
export type CardCode = {
  by: "device" | "page";
  /** The session's public id. */
  session: string;
  step: number;
  mac: string;
};

export const STEP_SECONDS = 30;
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's Base32: nothing mistaken for another
const marks = { device: "K1", page: "P1" } as const;
const LENGTHS = { session: 26, step: 7, mac: 16 };
/** Ten bytes of a MAC: nobody guesses one of 2^80 within a minute. */
const MAC_BYTES = 10;

export function stepAt(instantMs: number): number {
  return Math.floor(instantMs / 1_000 / STEP_SECONDS);
}

/** What the MAC is made over. */
export function cardMessage(session: string, step: number): string {
  return `setia-card:${session}:${step}`;
}

/** The text of the QR code; `mac` is the whole HMAC-SHA-256. */
export function writeCardCode(by: CardCode["by"], session: string, step: number, mac: Uint8Array): string {
  const bytes = Uint8Array.from(session.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const counted = Uint8Array.from({ length: 4 }, (_, place) => (step / 256 ** (3 - place)) % 256);
  return `${marks[by]}${base32(bytes)}${base32(counted)}${shortMac(mac)}`;
}

/** As much of a MAC as a code holds. */
export function shortMac(mac: Uint8Array): string {
  return base32(mac.subarray(0, MAC_BYTES));
}

/** A code as it was scanned or typed, spaces, hyphens and case aside; null for anything else. */
export function readCardCode(typed: string): CardCode | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const by = text.startsWith(marks.device) ? "device" : text.startsWith(marks.page) ? "page" : null;
  if (by === null || !/^[0-9A-HJKMNP-TV-Z]{51}$/.test(text)) return null;
  const session = bytesOf(text.slice(2, 2 + LENGTHS.session), 16);
  const counted = bytesOf(text.slice(2 + LENGTHS.session, -LENGTHS.mac), 4);
  const hex = [...session].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    by,
    session: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    step: counted.reduce((sum, byte) => sum * 256 + byte, 0),
    mac: text.slice(-LENGTHS.mac),
  };
}

/** Whether a step is taken at this instant: one either side of now, and of the server's own one more, so that it holds for a minute. */
export function stepIsTimely({ by, step }: Pick<CardCode, "by" | "step">, instantMs: number): boolean {
  const behind = stepAt(instantMs) - step;
  return behind >= -1 && behind <= (by === "page" ? 2 : 1);
}

function base32(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text;
}

function bytesOf(text: string, length: number): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = (held << 5) | letters.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes.slice(0, length));
}
