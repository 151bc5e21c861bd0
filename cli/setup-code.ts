import { keepSetupCode } from "@/db/commands/keep-setup-code";
import { env } from "@/lib/base/env";
import type { Command } from "./command";

export const setupCode: Command = {
  name: "setup code",
  usage: "setup code",
  about:
    "Prints where a new programme is set up and the code that makes its first owner; the same one until it is used.",
  run: async () => {
    const code = await keepSetupCode();
    if (code === null) {
      console.error("This programme has its owner already: they sign in and go on.");
      return 1;
    }
    console.log(`${env().appOrigin}/setup`);
    console.log(code);
    return 0;
  },
};
