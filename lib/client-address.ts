import { headers } from "next/headers";
import { env } from "@/lib/base/env";

/** Who asks, for limits per address. The server's entry has already replaced what a client claims (TRUSTED_PROXIES). */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? "";
  return forwarded.split(",").at(-1)?.trim() || "unknown";
}

/** The demonstration is tried out from one machine, so its own address has no limit. */
export function isExempt(address: string): boolean {
  return env().demo && /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);
}
