import { cache } from "react";
import { remembered } from "@/lib/remembered";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/** How this browser shows the console: how close lines stand, and whether single keys do anything. Read on the server, so nothing moves. */
export const consoleChoices = cache(async (): Promise<{ density: Density; areSingleKeysOn: boolean }> => {
  const [kept, keys] = [await remembered("density"), await remembered("single-keys")];
  const density = densities.find((each) => each === kept) ?? "comfortable";
  return { density, areSingleKeysOn: keys !== "off" };
});
