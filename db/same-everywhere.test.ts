import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { type Lived, type liveHistories, programmes, type Replayed, type replayHistories } from "./history-fixtures";

const zones = ["UTC", "Asia/Jakarta", "America/New_York", "Pacific/Apia"] as const;
const run = promisify(execFile);

/** Both programmes' lives, zone by zone, and what became of each told again in the next zone. */
let lives: Lived[][];
let replays: Replayed[][];

beforeAll(async () => {
  lives = await Promise.all(zones.map((zone) => inProcess<Lived[]>(zone, "liveHistories", zone)));
  replays = await Promise.all(
    lives.map((lived, place) => {
      const elsewhere = zones[(place + 1) % zones.length] ?? "UTC";
      return inProcess<Replayed[]>(elsewhere, "replayHistories", elsewhere, ...lived.map(({ ownerUrl }) => ownerUrl));
    }),
  );
}, 300_000);

/** Runs one of the fixtures in a process whose own clock is in `zone`. */
async function inProcess<Answer>(
  zone: string,
  name: (typeof liveHistories | typeof replayHistories)["name"],
  ...given: string[]
): Promise<Answer> {
  const program = `
    import { ${name} } from "./db/history-fixtures.ts";
    process.stdout.write(JSON.stringify(await ${name}(...${JSON.stringify(given)})), () => process.exit(0));`;
  const options = { env: { ...process.env, TZ: zone }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], options);
  return JSON.parse(stdout);
}

describe.each(programmes.map((zone, place) => ({ zone, place })))(
  "the same history of a programme in $zone",
  ({ place }) => {
    it("is the same ledger, line for line, wherever its process and its database are", () => {
      const [first, ...others] = lives.map((lived) => lived[place]);

      const kinds = new Set(first?.lines.map((line) => JSON.parse(line).kind));
      expect([...kinds]).toEqual(
        expect.arrayContaining([
          ...["earned", "extended", "lapsed", "opening", "pooled", "redeemed", "refunded", "restored"],
          ...["tier_moved", "transferred_in", "transferred_out"],
        ]),
      );
      for (const other of others) expect(other?.lines).toEqual(first?.lines);
      for (const life of [first, ...others]) expect(life?.findings).toEqual([]);
    });

    it("comes out with every chain's very head when it is told again elsewhere", () => {
      const journals = lives[0]?.[place]?.lines.length;

      expect(replays.map((replayed) => replayed[place])).toEqual(
        zones.map(() => ({ differences: [], members: 4, journals })),
      );
    });
  },
);
