import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { runMigrations } from "graphile-worker";
import { SMTPServer } from "smtp-server";
import { connect, disconnect } from "@/db/client";
import { cutConnections, markAsDemonstration } from "@/db/outbox-fixtures";
import { createTestDatabase } from "@/db/test-database";
import { forgetEnv } from "@/lib/base/env";

/** A demonstration's database for one file of tests, with the queue in it, and this process configured for it. */
export async function portalDatabase() {
  const database = await createTestDatabase();
  const variables = serverVariables();
  const configure = (more: { SMTP_URL?: string; MAIL_DIR?: string }) => {
    for (const name of ["SMTP_URL", "MAIL_DIR", "DATABASE_WORKER_URL"]) delete process.env[name];
    Object.assign(process.env, variables, more);
    forgetEnv();
  };
  configure({});
  const owner = connect(database.ownerUrl, { max: 2 });
  await runMigrations({ connectionString: database.ownerUrl });
  await markAsDemonstration(owner);
  const cut = async () => {
    const admin = connect(database.adminUrl, { max: 1 });
    await cutConnections(admin);
    await admin.end({ timeout: 2 });
  };
  const remove = async () => {
    await Promise.all([owner.end({ timeout: 2 }), disconnect()]);
    await database.drop();
  };
  return { owner, variables, configure, cut, remove };
}

/** What a process of the portal is told, for the database this test gave itself. */
export function serverVariables(): Record<string, string> {
  const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = process.env;
  return {
    DATABASE_URL,
    DATABASE_OWNER_URL,
    AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
    DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
    CHECKPOINT_KEY: Buffer.alloc(32, 2).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    MAIL_DIR: join(tmpdir(), "setia-mail-of-tests"),
    DEMO: "1",
  };
}

/** The worker as it runs beside the portal: a process of its own. */
export function startWorker(variables: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", "jobs/worker.ts"], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const told: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      told.push(line);
      if (line.includes("The worker is ready")) resolve();
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<number | null> => {
    if (isRunning()) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return { ready, isRunning, end, told };
}

/** A mail server on this machine: it refuses recipients with these answers first, or never answers its first mail. */
export async function mailServer({ refuse = [], holdFirst = false }: { refuse?: number[]; holdFirst?: boolean }) {
  const received: string[] = [];
  const refusals = [...refuse];
  const holding = Promise.withResolvers<void>();
  let toHold = holdFirst;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onRcptTo: (address, _session, answer) => {
      const responseCode = refusals.shift();
      const refusal = new Error(`No such mailbox: ${address.address}`);
      answer(responseCode === undefined ? null : Object.assign(refusal, { responseCode }));
    },
    onData: async (stream, _session, answer) => {
      let raw = "";
      for await (const chunk of stream) raw += String(chunk);
      if (toHold) {
        toHold = false;
        holding.resolve();
        return;
      }
      received.push(raw);
      answer();
    },
  });
  server.on("error", () => {}); // a sender that is killed hangs up
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, received, held: holding.promise, close };
}
