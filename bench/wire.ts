import { connect, createServer, type Socket } from "node:net";

/** What went over the wire since the last `reset`: every statement run, and how many had to be parsed first. */
export type Wire = {
  port: number;
  reset: () => void;
  seen: () => { statements: string[]; parses: string[] };
  close: () => void;
};

/** A relay in front of PostgreSQL that reads along: what the portal really sends cannot be told any better. */
export async function openWire(serverPort: number): Promise<Wire> {
  let statements: string[] = [];
  let parses: string[] = [];
  const sockets = new Set<Socket>();

  const relay = createServer((client) => {
    const server = connect(serverPort, "127.0.0.1");
    const read = readerOf({
      parsed: (text) => parses.push(text),
      ran: (text) => statements.push(text),
    });
    client.on("data", read);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.once("close", () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const address = relay.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    reset: () => {
      statements = [];
      parses = [];
    },
    seen: () => ({ statements: [...statements], parses: [...parses] }),
    close: () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Reads one connection's messages (PostgreSQL's protocol 3.0: a type, a length, a body; the first message has no type). */
function readerOf(heard: { parsed: (text: string) => void; ran: (text: string) => void }): (chunk: Buffer) => void {
  const texts = new Map<string, string>();
  let kept: Buffer = Buffer.alloc(0);
  let hasBegun = false;

  const message = (type: string, body: Buffer) => {
    if (type === "Q") heard.ran(textAt(body, 0).text);
    if (type === "P") {
      const name = textAt(body, 0);
      const { text } = textAt(body, name.end);
      texts.set(name.text, text);
      heard.parsed(text);
    }
    if (type === "B") heard.ran(texts.get(textAt(body, textAt(body, 0).end).text) ?? "");
  };
  return (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const head = hasBegun ? 1 : 0;
      if (kept.length < head + 4) return;
      const end = head + kept.readInt32BE(head);
      if (kept.length < end) return;
      if (hasBegun) message(String.fromCharCode(kept[0] ?? 0), kept.subarray(5, end));
      hasBegun = true;
      kept = kept.subarray(end);
    }
  };
}

function textAt(body: Buffer, start: number): { text: string; end: number } {
  const end = body.indexOf(0, start);
  return { text: body.toString("utf8", start, end), end: end + 1 };
}
