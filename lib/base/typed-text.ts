/** What was typed, its lines ended as they are kept and not as browsers send them; without the sign 0, which no database takes. */
export function typedText(sent: string): string {
  return sent.replaceAll("\0", "").replaceAll("\r\n", "\n");
}
