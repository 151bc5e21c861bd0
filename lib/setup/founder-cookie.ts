import { cookies } from "next/headers";
import type { Founder } from "@/db/commands/found-programme";
import { openSecret, sealSecret } from "@/lib/personal-data";
import { cookieName, cookieOptions } from "@/lib/session-cookie";

const SECONDS = 1_800;

/** Who is about to be the first owner: sealed, in this browser and for half an hour, nowhere in the database. */
export async function rememberFounder(founder: Founder): Promise<void> {
  const sealed = sealSecret(JSON.stringify({ founder, until: Date.now() + SECONDS * 1000 }));
  (await cookies()).set(cookieName("founder"), sealed, { ...cookieOptions(), maxAge: SECONDS });
}

export async function rememberedFounder(): Promise<Founder | null> {
  const sealed = (await cookies()).get(cookieName("founder"))?.value;
  if (sealed === undefined) return null;
  try {
    const { founder, until }: { founder: Founder; until: number } = JSON.parse(openSecret(sealed));
    return until > Date.now() ? founder : null;
  } catch {
    return null;
  }
}

export async function forgetFounder(): Promise<void> {
  (await cookies()).delete({ name: cookieName("founder"), ...cookieOptions() });
}
