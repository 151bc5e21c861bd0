import type { ActivityCursor } from "@/db/queries/activity";

export type ActivitySearch = { before?: string | string[]; purchase?: string | string[] };

/** Where in the activity an address begins; null for the newest. */
export function cursorIn({ before, purchase }: ActivitySearch): ActivityCursor | null {
  if (typeof before !== "string" || !/^[1-9]\d{0,8}$/.test(before)) return null;
  return { version: Number(before), purchase: typeof purchase === "string" ? purchase : null };
}
