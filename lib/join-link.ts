import { env } from "@/lib/base/env";

/** Where a friend joins with this member's number filled in. */
export function joinLink(number: string): string {
  return `${env().appOrigin}/join?referral=${number}`;
}

/** The number that the address of the joining page names; nothing where it is none. */
export function numberIn(asked: string | string[] | undefined): string | undefined {
  const number = typeof asked === "string" ? asked.replace(/[\s-]/g, "") : "";
  return /^\d{4,24}$/.test(number) ? number : undefined;
}
