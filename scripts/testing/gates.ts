import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StaffPermission } from "@/lib/loyalty/permissions";

/** Behind what an action or a page can stand. */
export type Gate = "anybody" | "signed-in" | "member" | StaffPermission;

const root = join(import.meta.dirname, "..", "..");

/** The files below app/ whose path matches. */
export const pathsOf = (pattern: RegExp) =>
  readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .map((path) => `app/${path.replaceAll("\\", "/")}`)
    .filter((path) => pattern.test(path))
    .sort();

export const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The gate that whoever wrote an action or a page put it behind. */
export function gateOf(maker: string, permission: string | undefined): string {
  const gates: Record<string, string> = {
    visitorAction: "anybody",
    personAction: "signed-in",
    memberAction: "member",
    requirePerson: "signed-in",
    requireMember: "member",
  };
  return permission ?? gates[maker] ?? maker;
}
