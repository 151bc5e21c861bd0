import type { Programme } from "./programme";
import { interleave, type Measured, median } from "./rounds";
import { ask, oneConnection, openBarePage, openPortal, type Site, signInAll } from "./sites";

const REQUESTS = 200;
/** Asked of every process before the first round: by then one that just started runs what it has compiled, as one does that serves members all day. */
const WARM_UP = 1_000;
/** Of the same build, started side by side, one process is quicker than another by a tenth for as long as it lives: rounds take them in turn. */
const PROCESSES = 3;

export type Sites = { portals: Site[]; floors: Site[]; cookies: string[]; stop: () => Promise<void> };

/** The built portal and the bare page, three processes each, reading the same database; signed in as a hundred members. */
export async function openSites(programme: Programme): Promise<Sites> {
  const cookies = await signInAll(programme, 100);
  const [portals, floors]: [Site[], Site[]] = [[], []];
  const stop = async () => void (await Promise.all([...portals, ...floors].map((site) => site.stop())));
  try {
    for (let count = 0; count < PROCESSES; count += 1) {
      portals.push(await openPortal());
      floors.push(await openBarePage(cookies[0] ?? ""));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { portals, floors, cookies, stop };
}

/** The median time of a page against the bare page's, one request at a time; every round asks the next process of each side. */
export async function benchPages(sites: Sites, size: string, rounds: number): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const path of ["/home", "/rewards"]) {
    const floors = sites.floors.map(({ origin }) => `${origin}/`);
    const portals = sites.portals.map(({ origin }) => `${origin}${path}`);
    for (const url of [...floors, ...portals]) await timesOf(url, sites.cookies, WARM_UP);
    rows.push(
      await interleave(
        {
          name: `${path}, ${size} members`,
          unit: "ms",
          promise: { ratio: "product/floor", atMost: path === "/home" ? 1.5 : 2 },
          floor: inTurn(floors, sites.cookies),
          product: inTurn(portals, sites.cookies),
        },
        rounds,
      ),
    );
  }
  return rows;
}

/** The median time at the next of these addresses, each time it is asked. */
function inTurn(urls: string[], cookies: string[]): () => Promise<number> {
  let round = 0;
  return () => medianOf(urls[round++ % urls.length] ?? "", cookies);
}

async function medianOf(url: string, cookies: string[]): Promise<number> {
  return median((await timesOf(url, cookies, REQUESTS)).slice(REQUESTS / 10));
}

/** Milliseconds of so many requests, one after the other over one connection. */
async function timesOf(url: string, cookies: string[], requests: number): Promise<number[]> {
  const agent = oneConnection();
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const start = performance.now();
    const { status } = await ask(url, cookies[count % cookies.length] ?? "", agent);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
    times.push(performance.now() - start);
  }
  agent.destroy();
  return times;
}
