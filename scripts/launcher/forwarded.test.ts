import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { forwardedHeaders } from "./forwarded.mjs";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** What the portal hears of a request that comes from 127.0.0.1 with these headers. */
async function heard(trustedProxies: string[], headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  const setForwarded = forwardedHeaders(trustedProxies);
  const server = createServer((asked, answer) => {
    setForwarded(asked);
    answer.end(JSON.stringify(asked.headers));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, headers, agent: false }, async (answer) => {
      let body = "";
      for await (const part of answer) body += String(part);
      resolve(JSON.parse(body));
    });
    sent.once("error", reject).end();
  });
}

test.each([
  ["nobody's word counts without a proxy of ours", [], "198.51.100.7", "127.0.0.1"],
  ["a stranger is no proxy of ours", ["10.0.0.0/8"], "198.51.100.7", "127.0.0.1"],
  ["our proxy tells who asked", ["127.0.0.1"], "198.51.100.7", "198.51.100.7"],
  ["what a client wrote before our proxy is not believed", ["127.0.0.1"], "203.0.113.9, 198.51.100.7", "198.51.100.7"],
  [
    "of two proxies of ours, the outer one tells",
    ["127.0.0.0/8", "10.0.0.5"],
    "198.51.100.7, 10.0.0.5",
    "198.51.100.7",
  ],
  ["an address of six parts, and one in its old clothes", ["127.0.0.1"], "2001:db8::7", "2001:db8::7"],
  ["a proxy that says nothing asked by itself", ["127.0.0.1"], "", "127.0.0.1"],
] as const)("%s", async (_, trusted, claimed, expected) => {
  expect((await heard([...trusted], { "x-forwarded-for": claimed }))["x-forwarded-for"]).toBe(expected);
});

// Behind a proxy that names https, Next would ask this server over https for the page a form leads to, and every form would stop there.
test("host and scheme are not even our proxy's to tell", async () => {
  const told = {
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "443",
    "x-real-ip": "203.0.113.9",
    forwarded: "for=203.0.113.9;proto=https",
  };
  for (const trusted of [[], ["127.0.0.1"]]) {
    const headers = await heard(trusted, told);
    for (const name of Object.keys(told)) expect(headers, name).not.toHaveProperty(name);
  }
});
