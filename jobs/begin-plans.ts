import { beginPlans } from "@/db/commands/plan-reward";
import { inBites } from "./in-bites";

/** Lets planned changes of rewards take effect whose time has come; late by minutes at most. */
export async function beginPlansDue(): Promise<void> {
  await inBites(beginPlans);
}
