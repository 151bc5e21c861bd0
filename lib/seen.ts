import { headers } from "next/headers";
import { cache } from "react";
import { findSeenMember } from "@/db/queries/seen-member";
import type { Locale } from "@/lib/base/locale";
import { PATH_HEADER } from "@/lib/headers";
import { grant } from "@/lib/loyalty/permissions";
import { currentVisit } from "@/lib/session";

const seenPath = /^\/staff\/members\/([0-9a-f-]{36})\/seen\/[0-9a-f-]{36}\//i;

/** Whose pages this request looks at as staff, by the address: a public id, or null. It guards nothing. */
export async function seenInPath(): Promise<string | null> {
  return seenPath.exec((await headers()).get(PATH_HEADER) ?? "")?.[1] ?? null;
}

/** The member looked at, once a request. */
export const seenMember = cache(findSeenMember);

/** The language of the member this request looks at; null where it looks at none, or whoever asks may not. */
export async function seenLocale(): Promise<Locale | null> {
  const memberId = await seenInPath();
  if (memberId === null) return null;
  const { person } = await currentVisit();
  if (person === null || grant(person, "members.see") === null) return null;
  return (await seenMember(memberId))?.locale ?? null;
}
