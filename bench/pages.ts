import type { Programme } from "./programme";
import { interleave, type Measured, median } from "./rounds";
import { ask, oneConnection, openBarePage, openPortal, type Site, signInAll } from "./sites";

const REQUESTS = 200;
/** Asked before the first round: by then a process that just started runs what it has compiled, as one does that serves members all day. */
const WARM_UP = 2_000;

export type Sites = { portal: Site; floor: Site; cookies: string[]; stop: () => Promise<void> };

/** The built portal and the bare page, each one process, reading the same database; signed in as a hundred members. */
export async function openSites(programme: Programme): Promise<Sites> {
  const cookies = await signInAll(programme, 100);
  const portal = await openPortal();
  const floor = await openBarePage(cookies[0] ?? "").catch(async (error) => {
    await portal.stop();
    throw error;
  });
  return { portal, floor, cookies, stop: async () => void (await Promise.all([portal.stop(), floor.stop()])) };
}

/** The median time of a page against the bare page's, one request at a time. */
export async function benchPages(sites: Sites, size: string, rounds: number): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const path of ["/home", "/rewards"]) {
    await timesOf(`${sites.floor.origin}/`, sites.cookies, WARM_UP);
    await timesOf(`${sites.portal.origin}${path}`, sites.cookies, WARM_UP);
    rows.push(
      await interleave(
        {
          name: `${path}, ${size} members`,
          unit: "ms",
          promise: { ratio: "product/floor", atMost: path === "/home" ? 1.5 : 2 },
          floor: () => medianOf(`${sites.floor.origin}/`, sites.cookies),
          product: () => medianOf(`${sites.portal.origin}${path}`, sites.cookies),
        },
        rounds,
      ),
    );
  }
  return rows;
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
