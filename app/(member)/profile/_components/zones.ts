const indonesian = { "Asia/Jakarta": "wib", "Asia/Makassar": "wita", "Asia/Jayapura": "wit" } as const;

type IndonesianZone = keyof typeof indonesian;

/** Where a person may have their times shown: Indonesia's three zones, and the one they have now. */
export function zonesFor(present: string): string[] {
  return [...new Set([...Object.keys(indonesian), present])];
}

/** The short name of one of Indonesia's zones, null for any other. */
export function indonesianZone(zone: string): (typeof indonesian)[IndonesianZone] | null {
  return isIndonesian(zone) ? indonesian[zone] : null;
}

function isIndonesian(zone: string): zone is IndonesianZone {
  return zone in indonesian;
}
