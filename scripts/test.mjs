import { sayFailures } from "./launcher/place.mjs";
import { install } from "./launcher/runtime.mjs";

// npm test: every stage, whatever the ones before it said, and one plain line at the end. --only types,unit,… runs some.
await sayFailures(async () => {
  await install();
  const { runStages } = await import("./testing/stages.mjs");
  const place = process.argv.findIndex((argument) => argument.startsWith("--only"));
  const only = place < 0 ? undefined : (process.argv[place].split("=")[1] ?? process.argv[place + 1] ?? "").split(",");
  process.exit(await runStages(only));
});
