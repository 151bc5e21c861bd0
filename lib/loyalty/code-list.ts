export type CodeList = {
  codes: { line: number; code: string }[];
  /** Lines that cannot be codes, and why. */
  bad: { line: number; because: "too_short" | "too_long" | "not_printable" }[];
  /** Lines that say again what `first` said. */
  repeated: { line: number; first: number }[];
};

const SHORTEST = 4;
const LONGEST = 100;

/** A pasted or uploaded list, one code a line; empty lines are passed over. Codes that differ only in case or hyphens are the same. */
export function readCodeList(text: string): CodeList {
  const list: CodeList = { codes: [], bad: [], repeated: [] };
  const lines = new Map<string, number>();
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .forEach((raw, place) => {
      const line = place + 1;
      const code = raw.trim().replace(/^"(.*)"$/, "$1");
      if (code === "") return;
      const because = fault(code);
      if (because) {
        list.bad.push({ line, because });
        return;
      }
      const first = lines.get(letters(code));
      if (first !== undefined) {
        list.repeated.push({ line, first });
        return;
      }
      lines.set(letters(code), line);
      list.codes.push({ line, code });
    });
  return list;
}

function fault(code: string): "too_short" | "too_long" | "not_printable" | null {
  if (!/^[\x20-\x7e]+$/.test(code)) return "not_printable";
  if (code.length > LONGEST) return "too_long";
  return letters(code).length < SHORTEST ? "too_short" : null;
}

function letters(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, "");
}
