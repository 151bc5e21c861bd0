const ours = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

/** Whether a text names a time zone by the name the IANA list gives it. */
export function isZone(text: string): boolean {
  return text === "UTC" || Intl.supportedValuesOf("timeZone").includes(text);
}

/** Every zone there is, those of Indonesia first; the one in use always among them. */
export function zones(inUse: string): string[] {
  return [...new Set([...ours, inUse, ...Intl.supportedValuesOf("timeZone"), "UTC"])];
}
