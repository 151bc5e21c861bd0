/** Lines with their numbers, from 1, of a text that comes in pieces; of a line that is too long only its beginning, so that memory stays small. */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest = 1_000,
): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const piece of pieces) {
    // A carriage return at the end of a piece may belong to the line feed that begins the next.
    const lines = `${rest}${decoder.decode(piece, { stream: true })}`.split(/\r\n|\n|\r(?!$)/);
    rest = (lines.pop() ?? "").slice(0, longest + 1);
    for (const text of lines) yield { line: ++line, text: text.slice(0, longest) };
  }
  rest = `${rest}${decoder.decode()}`.replace(/\r$/, "");
  if (rest !== "") yield { line: line + 1, text: rest.slice(0, longest) };
}
