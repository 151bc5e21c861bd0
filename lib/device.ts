import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import type { Device } from "@/db/commands/answer-challenge";
import { tokenHash } from "@/lib/one-time";
import { cookieName, cookieOptions } from "@/lib/session-cookie";

/** The browser that asks: how it names itself, and the cookie by which it is known again (made here when it has none). */
export async function askingDevice(): Promise<Device> {
  const jar = await cookies();
  const known = jar.get(cookieName("device"))?.value;
  const id = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString("base64url");
  jar.set(cookieName("device"), id, { ...cookieOptions(), maxAge: 365 * 24 * 3600 });
  return { name: deviceName((await headers()).get("user-agent") ?? ""), hash: tokenHash(`device:${id}`) };
}

/** The browser that asks, by the cookie it is known by; null for one that has none. */
export async function knownDevice(): Promise<Buffer | null> {
  const known = (await cookies()).get(cookieName("device"))?.value;
  return known === undefined ? null : tokenHash(`device:${known}`);
}

const browsers = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;

/** `Chrome · Android`, as much of a browser's own words as its owner needs to know it again. */
function deviceName(userAgent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [browser, system].filter(Boolean).join(" · ") || userAgent.replace(/[^\x20-\x7e]/g, "").slice(0, 40);
}
