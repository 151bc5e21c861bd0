import { Sentence, sayFailures } from "./launcher/place.mjs";
import { install } from "./launcher/runtime.mjs";
import { takeLock } from "./launcher/settings.mjs";

// npm start: everything from a fresh clone to a portal in the browser. What needs packages is loaded after they are there.
await sayFailures(async () => {
  const options = readOptions(process.argv.slice(2));
  const release = takeLock();
  process.once("exit", release);
  await install();
  const { launch } = await import("./launcher/launch.mjs");
  await launch(options);
});

function readOptions(args) {
  const options = { port: process.env.PORT || undefined, reset: false, demo: true, dev: false };
  for (let place = 0; place < args.length; place += 1) {
    const [name, value] = args[place].split("=", 2);
    if (name === "--port") options.port = value ?? args[++place] ?? "";
    else if (name === "--reset") options.reset = true;
    else if (name === "--no-demo") options.demo = false;
    else if (name === "--dev") options.dev = true;
    else {
      throw new Sentence(
        `${args[place]} is not known here: npm start takes --port N, --reset, --no-demo and --dev, after two dashes, as in npm start -- --port 3100.`,
      );
    }
  }
  return options;
}
