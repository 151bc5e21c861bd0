import { cpus } from "node:os";
import { guard } from "./guards";
import { benchImport } from "./imports";
import { benchLedger } from "./ledger";
import { benchPages, openSites } from "./pages";
import { openProgramme } from "./programme";
import { benchRedemption } from "./redemption";
import { isKept, type Measured, median, table } from "./rounds";
import { startBenchServer } from "./server";
import { benchLists } from "./staff-lists";
import { benchVerify } from "./verify";

// npm run bench [-- --rounds N] [--only redemption,import,pages,ledger,verify,lists] [--members N] [--lots N]: what the product does beside a floor that does only
// what must be done, both on this machine in the same minutes. A figure alone says nothing; the ratio does.
const option = (name: string, otherwise: string) => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : (process.argv[place + 1] ?? otherwise);
};
const rounds = Number(option("rounds", "5"));
const only = option("only", "redemption,import,pages,ledger,verify,lists").split(",");
const lots = Number(option("lots", "1000000"));
const many = Number(option("members", "1000000"));

const server = await startBenchServer();
const rows: Measured[] = [];
try {
  if (only.includes("verify")) rows.push(...(await benchVerify(server, rounds, 30_000)));
  const programme = await openProgramme(server);
  await programme.grow(10_000);
  await guard(programme);
  console.log(`The guards hold. ${rounds} rounds on ${cpus().length} cores; each figure is a median [min..max].`);
  if (only.includes("redemption")) rows.push(...(await benchRedemption(server, programme, rounds)));
  if (only.includes("import")) rows.push(await benchImport(programme, rounds));
  if (only.includes("pages")) {
    for (let published = 0; published < 40; published += 1) await programme.publish(null);
    const sites = await openSites(programme);
    try {
      const small = await benchPages(sites, "10,000", rounds);
      await programme.grow(many);
      const large = await benchPages(sites, many.toLocaleString("en"), rounds);
      rows.push(...small, ...large, ...small.map((row, place) => flatness(row, large[place] ?? row)));
    } finally {
      await sites.stop();
    }
  }
  if (only.includes("lists")) rows.push(...(await benchLists(server, rounds, many)));
  await programme.owner.end();
  const { disconnect } = await import("@/db/client");
  await disconnect();
} finally {
  await server.stop();
}
if (only.includes("ledger")) rows.push(...(await benchLedger(rounds, lots)));
console.log(table(rows));
process.exitCode = rows.every(isKept) ? 0 : 1;

/** Whether a page stays as quick with many members: its ratio to the bare page there, against the same here. */
function flatness(small: Measured, large: Measured): Measured {
  const relative = (row: Measured) =>
    row.product.map((value, round) => value / (row.floor[round] ?? median(row.floor)));
  return {
    name: `${small.name.split(",")[0]}: many members against few`,
    unit: "× bare page",
    promise: { ratio: "product/floor", atMost: 1.2 },
    floor: relative(small),
    product: relative(large),
  };
}
