import { parentPort, workerData } from "node:worker_threads";
import type { Members } from "./read-evidence";
import { verifyMembers } from "./verify-members";
import { publishedTerms, withWholeLedger } from "./whole-ledger";

// A thread of verify-in-threads.ts: says when it is up and answers each part of the members it is told with what checking it came to, until it is ended.
await withWholeLedger(workerData.ownerUrl, async (sql) => {
  const history = await publishedTerms(sql);
  await new Promise((_, fail) => {
    parentPort?.on("message", (part: Members) => {
      verifyMembers(sql, history, part).then((checked) => parentPort?.postMessage(checked), fail);
    });
    parentPort?.postMessage("up");
  });
});
