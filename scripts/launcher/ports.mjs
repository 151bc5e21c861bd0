import { createServer } from "node:net";
import { Sentence } from "./place.mjs";

export function isFree(port, host) {
  return whyNot(port, host).then((code) => code === null);
}

/** Why nothing can listen there, by the system's code; null where it can. */
function whyNot(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code ?? "unknown"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

const foreign = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"];

/** A port nobody listens on, chosen by the system. */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The port that was named, or 3000 or the next free one. */
export async function choosePort(named, host) {
  const listening = await whyNot(0, host);
  if (foreign.includes(listening))
    throw new Sentence(
      `HOST=${host} is no address of this machine (${listening}): set it to one that is, as in 127.0.0.1 or 0.0.0.0, or leave it out.`,
    );
  if (named !== undefined) {
    const port = Number(named);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Sentence(`${named} is not a port: name a number from 1 to 65535, as in npm start -- --port 3100.`);
    if (await isFree(port, host)) return port;
    throw new Sentence(
      `Port ${port} is taken or may not be used here: name another one, as in npm start -- --port ${port < 65_000 ? port + 100 : 3000}.`,
    );
  }
  for (let port = 3000; port < 3100; port += 1) if (await isFree(port, host)) return port;
  throw new Sentence(
    `No port from 3000 to 3099 is free on ${host}: name one, as in npm start -- --port 8080, or check HOST.`,
  );
}
