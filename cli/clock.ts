import { parseArgs } from "node:util";
import { moveClock, resetClock } from "@/db/commands/move-clock";
import { type Command, Correction } from "./command";

export const clockSet: Command = {
  name: "clock set",
  usage: "clock set ISO",
  about:
    "Moves programme time forward to an instant, as in 2027-03-01T09:00:00+07:00, for every process from its next request, and does what " +
    "the daily jobs would have done until then. Only in a demonstration; sign-in, codes and signatures keep real time.",
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [typed, ...rest] = positionals;
    const to = new Date(typed ?? "");
    if (typed === undefined || rest.length > 0 || !/^\d{4}-\d{2}-\d{2}/.test(typed) || Number.isNaN(to.getTime()))
      throw new Correction("Give one instant, as in portal clock set 2027-03-01T09:00:00+07:00.");
    const moved = await moveClock(to);
    if (!moved.ok) {
      console.error(
        moved.refusal.code === "not_a_demonstration"
          ? "The clock moves only in a demonstration."
          : `The clock moves forward only, and stands at ${moved.refusal.now.toISOString()}.`,
      );
      return 1;
    }
    console.log(`Programme time is ${to.toISOString()}.`);
    return 0;
  },
};

export const clockReset: Command = {
  name: "clock reset",
  usage: "clock reset",
  about: "Lets programme time be real time again. What was written down meanwhile stays.",
  run: async (args) => {
    parseArgs({ args });
    if (await resetClock()) {
      console.log("Programme time is real time.");
      return 0;
    }
    console.error("The clock moves only in a demonstration.");
    return 1;
  },
};
