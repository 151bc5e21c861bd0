/** What of a file is checked as a statement; `isAttached` where it was attached to a PDF, whose pages are then not what was checked. */
export type StatementText = { text: string; isAttached: boolean };

const PDF = "%PDF-";

/**
 * The statement in a file, for the browser and the command alike: the file itself, or, of a PDF as the portal makes it, what is attached
 * to it. Empty where a PDF has nothing attached that can be read; `checkStatement` says that this is no statement.
 */
export async function statementTextOf(file: Uint8Array<ArrayBuffer>): Promise<StatementText> {
  const utf8 = new TextDecoder();
  if (utf8.decode(file.subarray(0, PDF.length)) !== PDF) return { text: utf8.decode(file), isAttached: false };
  const packed = attachmentOf(file);
  return { text: packed ? await unpacked(packed).catch(() => "") : "", isAttached: true };
}

/** The bytes of the first embedded file; a PDF's structure is Latin text around them. */
function attachmentOf(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const structure = new TextDecoder("latin1").decode(file);
  const found = /\/Type \/EmbeddedFile\b[\s\S]*?\/Length (\d+)[\s\S]*?\bstream\r?\n/.exec(structure);
  if (found === null) return null;
  const from = found.index + found[0].length;
  return file.subarray(from, from + Number(found[1]));
}

function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
