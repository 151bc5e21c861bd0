import { indonesianZones } from "./format-time";

const ours = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

/** Whether a text names a time zone by the name the IANA list gives it. */
export function isZone(text: string): boolean {
  return text === "UTC" || Intl.supportedValuesOf("timeZone").includes(text);
}

/** What a zone is called where one is chosen: `WIB · Asia/Jakarta`, `America/New York`. */
export function zoneName(zone: string): string {
  const clock = indonesianZones[zone];
  const place = zone.replaceAll("_", " ");
  return clock === undefined ? place : `${clock} · ${place}`;
}

/** Every zone there is, those of Indonesia first; the one in use always among them. */
export function zones(inUse: string): string[] {
  return [...new Set([...ours, inUse, ...Intl.supportedValuesOf("timeZone"), "UTC"])];
}
