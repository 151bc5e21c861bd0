import { cache } from "react";
import { remembered } from "@/lib/remembered";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}

/** The appearance this browser chose; the system's own until it chooses. Read on the server, so the first paint is right. */
export const requestTheme = cache(async (): Promise<Theme> => {
  const chosen = await remembered("theme");
  return isTheme(chosen) ? chosen : "system";
});
