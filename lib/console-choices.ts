import { cookies } from "next/headers";
import { cache } from "react";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/** How this browser shows the console: how close lines stand, and whether single keys do anything. Read on the server, so nothing moves. */
export const consoleChoices = cache(async (): Promise<{ density: Density; areSingleKeysOn: boolean }> => {
  const jar = await cookies();
  const density = densities.find((each) => each === jar.get("density")?.value) ?? "comfortable";
  return { density, areSingleKeysOn: jar.get("single-keys")?.value !== "off" };
});
