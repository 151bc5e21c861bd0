import { parentPort, workerData } from "node:worker_threads";
import postgres from "postgres";

// A thread that does nothing but receive what COPY sends, a message a row, and hand it on in blocks; plain JavaScript, because a thread
// that compiles first begins half a second later. No more than so many blocks lie about before they are asked for.
const BLOCK = 32 * 1024;
const AHEAD = 8;

const { url, statement } = workerData;
const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: false } });
let wanted = AHEAD;
let go = () => {};
parentPort.on("message", () => {
  wanted += 1;
  go();
});

try {
  let block = new Uint8Array(BLOCK);
  let filled = 0;
  for await (const chunk of await sql.unsafe(statement).readable()) {
    for (let taken = 0; taken < chunk.length; ) {
      const part = chunk.subarray(taken, taken + BLOCK - filled);
      block.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < BLOCK) continue;
      await hand(block);
      block = new Uint8Array(BLOCK);
      filled = 0;
    }
  }
  await hand(block.subarray(0, filled));
  parentPort.postMessage(null);
} finally {
  await sql.end({ timeout: 2 });
  parentPort.close();
}

async function hand(block) {
  while (wanted === 0)
    await new Promise((resolve) => {
      go = resolve;
    });
  wanted -= 1;
  parentPort.postMessage(block, [block.buffer]);
}
