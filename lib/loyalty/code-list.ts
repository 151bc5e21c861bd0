/** What a line of a list of codes says: a code and the last day it can be used, or why it is no code; null for an empty one or a header. */
export type CodeLine = { code: string; endsOn: string | null } | { because: CodeFault } | null;

export type CodeFault = "too_short" | "too_long" | "not_printable" | "not_a_day";

const SHORTEST = 4;
const LONGEST = 100;
const columns = /^\s*("(?:[^"]|"")*"|[^,;\t]*)\s*(?:[,;\t](.*))?$/;
const header = /^\s*"?(code|kode|voucher|kode voucher|voucher code)"?\s*([,;\t].*)?$/i;

/** Reads one line: the code, and after a comma, semicolon or tab the day until which its supplier takes it, as 2027-12-31 or 31/12/2027. */
export function readCodeLine(text: string, line: number): CodeLine {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "" || (line === 1 && header.test(plain))) return null;
  const [, first = "", second = ""] = columns.exec(plain) ?? [];
  const code = first
    .replace(/^"(.*)"$/, "$1")
    .replace(/""/g, '"')
    .trim();
  const because = fault(code);
  if (because) return { because };
  const endsOn = readDay(second.replace(/["\s]/g, ""));
  return endsOn === undefined ? { because: "not_a_day" } : { code, endsOn };
}

/** The day as 2027-12-31; null for none, undefined for what is no day. */
export function readDay(text: string): string | null | undefined {
  if (text === "") return null;
  const [, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? turned(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text));
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return isReal ? at.toISOString().slice(0, 10) : undefined;
}

function turned(found: RegExpExecArray | null): (string | undefined)[] {
  return found ? [found[0], found[3], found[2], found[1]] : [];
}

function fault(code: string): CodeFault | null {
  if (!/^[\x20-\x7e]+$/.test(code)) return "not_printable";
  if (code.length > LONGEST) return "too_long";
  return letters(code).length < SHORTEST ? "too_short" : null;
}

function letters(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, "");
}
