import { banking } from "./banking";
import { ecommerce } from "./ecommerce";
import { hospitality } from "./hospitality";
import type { Preset } from "./preset";
import { retail } from "./retail";
import { staffIncentive } from "./staff-incentive";
import { telecom } from "./telecom";
import { travel } from "./travel";

/** What a new programme can begin with, a file each. */
export const presets: readonly Preset[] = [retail, hospitality, ecommerce, travel, banking, telecom, staffIncentive];

export function presetOf(code: string | null | undefined): Preset | null {
  return presets.find((preset) => preset.code === code) ?? null;
}
