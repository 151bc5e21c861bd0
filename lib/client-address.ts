import { headers } from "next/headers";
import { env } from "@/lib/base/env";

/**
 * Who asks, for limits per address; null for who has none. The server's entry has already replaced what a client claims
 * (TRUSTED_PROXIES). The demonstration is tried out from its own machine, which therefore has no limit.
 */
export async function limitedAddress(): Promise<string | null> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? "";
  const address = forwarded.split(",").at(-1)?.trim() || "unknown";
  return env().demo && isLoopback(address) ? null : address;
}

function isLoopback(address: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);
}
