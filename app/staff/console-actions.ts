"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { form, staffAction, thrown } from "@/lib/action";
import { densities } from "@/lib/console-choices";
import { pageBefore, remember } from "@/lib/remembered";

/** Remembers in this browser how close lines stand. */
export const chooseDensity = staffAction("staff.enter")
  .metadata({ action: "choose-density" })
  .inputSchema(form({ density: z.enum(densities) }))
  .action(async ({ parsedInput: { density } }) => {
    await remember("density", density);
    redirect(await pageBefore());
  }, thrown);

/** Switches the console's single keys on or off in this browser. */
export const chooseKeys = staffAction("staff.enter")
  .metadata({ action: "choose-keys" })
  .inputSchema(form({ keys: z.enum(["on", "off"]) }))
  .action(async ({ parsedInput: { keys } }) => {
    await remember("single-keys", keys);
    redirect(await pageBefore());
  }, thrown);
