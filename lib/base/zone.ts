/** Whether a text names a time zone by the name the IANA list gives it. */
export function isZone(text: string): boolean {
  return text === "UTC" || Intl.supportedValuesOf("timeZone").includes(text);
}
