import { isIP } from "node:net";
import { z } from "zod";
import { readWallets, type Wallets } from "./wallet-env.ts";

/** What the portal, its worker and its commands are told from outside; docs/operations explains each. */
export interface Env extends Wallets {
  databaseUrl: string;
  /** Owns the tables: migrations and the queue. */
  ownerUrl: string;
  /** A direct connection, for LISTEN, where `databaseUrl` is a pooler. */
  workerUrl: string;
  /** Reads that may lag. */
  replicaUrl: string;
  /** False: no named statements. */
  prepare: boolean;
  authSecret: string;
  /** 32 bytes. */
  dataKey: Buffer;
  /** A 32-byte Ed25519 seed. */
  checkpointKey: Buffer;
  checkpointDir: string;
  auditorEmail: string | undefined;
  /** Without a slash at its end. */
  appOrigin: string;
  /** Addresses and networks (`10.0.0.0/8`) whose forwarded headers are believed. */
  trustedProxies: string[];
  host: string;
  port: number;
  /** Without one, mail stays in the built-in mailbox: pages of the demonstration, else a folder. */
  smtpUrl: string | undefined;
  mailDir: string | undefined;
  demo: boolean;
  webhookAllowLoopback: boolean;
  /** Where top-ups are ordered, and the secret shared with that provider; both or neither. */
  topUpUrl: string | undefined;
  topUpSecret: string | undefined;
  isBuilding: boolean;
  isDevelopment: boolean;
}

export class EnvironmentError extends Error {
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    const words = mistakes.length === 1 ? "a correction" : "corrections";
    super(`The environment needs ${words}:\n${mistakes.map((line) => `- ${line}`).join("\n")}`);
    this.name = "EnvironmentError";
    this.mistakes = mistakes;
  }
}

type Variables = Record<string, string | undefined>;

let read: Env | undefined;

/** The environment of this process, read once; throws an EnvironmentError that lists every mistake. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

/** Lets a test that gave itself another database be believed. */
export function forgetEnv(): void {
  read = undefined;
}

/** Reads variables as `env` does; every mistake is listed at once, in sentences. */
export function readEnv(variables: Variables): Env {
  const isBuilding = variables.NEXT_PHASE === "phase-production-build";
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const completed: Variables = isBuilding || variables.NODE_ENV === "test" ? { ...standIns, ...given } : given;
  const parsed = schema.safeParse(completed);
  const { mistakes: ofWallets, ...wallets } = readWallets(completed);
  const mistakes = [
    ...(parsed.error?.issues ?? []).map((issue) => issue.message),
    ...missingWhenLive(completed),
    ...ofWallets,
  ];
  if (!parsed.success || mistakes.length > 0) throw new EnvironmentError([...new Set(mistakes)]);

  const values = parsed.data;
  const ownerUrl = values.DATABASE_OWNER_URL ?? values.DATABASE_URL;
  return {
    databaseUrl: values.DATABASE_URL,
    ownerUrl,
    workerUrl: values.DATABASE_WORKER_URL ?? ownerUrl,
    replicaUrl: values.DATABASE_REPLICA_URL ?? values.DATABASE_URL,
    prepare: values.DATABASE_PREPARE,
    authSecret: values.AUTH_SECRET,
    dataKey: values.DATA_KEY,
    checkpointKey: values.CHECKPOINT_KEY,
    checkpointDir: values.CHECKPOINT_DIR,
    auditorEmail: values.AUDITOR_EMAIL,
    appOrigin: values.APP_ORIGIN ?? `http://localhost:${values.PORT}`,
    trustedProxies: values.TRUSTED_PROXIES,
    host: values.HOST,
    port: values.PORT,
    smtpUrl: values.SMTP_URL,
    mailDir: values.MAIL_DIR ?? (mailGoesNowhere(completed) ? BUILT_IN_MAILBOX : undefined),
    demo: values.DEMO,
    webhookAllowLoopback: values.WEBHOOK_ALLOW_LOOPBACK,
    topUpUrl: values.TOP_UP_URL,
    topUpSecret: values.TOP_UP_SECRET,
    ...wallets,
    isBuilding,
    isDevelopment: variables.NODE_ENV === "development",
  };
}

const databaseUrl = (name: string) =>
  z
    .string({
      error: `${name} is missing: give the database's address, as in postgres://user:password@host:5432/setia.`,
    })
    .refine((text) => ["postgres:", "postgresql:"].includes(schemeOf(text)), {
      error: `${name} is not an address of a PostgreSQL database, as in postgres://user:password@host:5432/setia.`,
    });

const key = (name: string) =>
  z
    .string({ error: `${name} is missing: make one with "openssl rand -base64 32".` })
    .transform((text) => Buffer.from(text, "base64"))
    .refine((bytes) => bytes.length === 32, {
      error: `${name} must be 32 bytes in base64: make one with "openssl rand -base64 32".`,
    });

const onOff = (name: string, otherwise: boolean) =>
  z
    .enum(["0", "1"], { error: `${name} must be 1 (on) or 0 (off).` })
    .optional()
    .transform((text) => (text === undefined ? otherwise : text === "1"));

const schema = z.object({
  DATABASE_URL: databaseUrl("DATABASE_URL"),
  DATABASE_OWNER_URL: databaseUrl("DATABASE_OWNER_URL").optional(),
  DATABASE_WORKER_URL: databaseUrl("DATABASE_WORKER_URL").optional(),
  DATABASE_REPLICA_URL: databaseUrl("DATABASE_REPLICA_URL").optional(),
  DATABASE_PREPARE: onOff("DATABASE_PREPARE", true),
  AUTH_SECRET: z
    .string({ error: 'AUTH_SECRET is missing: make one with "openssl rand -base64 32".' })
    .min(32, { error: 'AUTH_SECRET must have at least 32 characters: make one with "openssl rand -base64 32".' }),
  DATA_KEY: key("DATA_KEY"),
  CHECKPOINT_KEY: key("CHECKPOINT_KEY"),
  CHECKPOINT_DIR: z.string().default(".data/checkpoints"),
  AUDITOR_EMAIL: z.email({ error: "AUDITOR_EMAIL is not an email address." }).optional(),
  APP_ORIGIN: z
    .string()
    .refine(isOrigin, {
      error: "APP_ORIGIN must be a scheme and a host without a path, as in https://poin.example.com.",
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
    .refine((parts) => parts.every(isNetwork), {
      error: "TRUSTED_PROXIES must be addresses or networks with commas between them, as in 10.0.0.5, 192.168.0.0/16.",
    }),
  HOST: z
    .string()
    .refine((text) => isIP(text) > 0 || /^(?![\d.]+$)[a-z\d.-]+$/i.test(text), {
      error: "HOST must be an address or a name of this machine, as in 127.0.0.1.",
    })
    .default("0.0.0.0"),
  PORT: z.coerce
    .number({ error: "PORT must be a number from 1 to 65535." })
    .int({ error: "PORT must be a number from 1 to 65535." })
    .min(1, { error: "PORT must be a number from 1 to 65535." })
    .max(65_535, { error: "PORT must be a number from 1 to 65535." })
    .default(3000),
  SMTP_URL: z
    .string()
    .refine((text) => ["smtp:", "smtps:"].includes(schemeOf(text)), {
      error: "SMTP_URL must be the address of a mail server, as in smtp://user:password@mail.example.com:587.",
    })
    .optional(),
  MAIL_DIR: z.string().optional(),
  DEMO: onOff("DEMO", false),
  WEBHOOK_ALLOW_LOOPBACK: onOff("WEBHOOK_ALLOW_LOOPBACK", false),
  TOP_UP_URL: z
    .string()
    .refine((text) => schemeOf(text) === "https:", {
      error: "TOP_UP_URL must be the https address at which top-ups are ordered.",
    })
    .optional(),
  TOP_UP_SECRET: z.string().min(32, { error: "TOP_UP_SECRET must have at least 32 characters." }).optional(),
});

/** What a portal with real members needs besides, asked apart so that it is listed together with the other mistakes. */
function missingWhenLive(given: Variables): string[] {
  if (given.NODE_ENV !== "production" || given.DEMO === "1") return [];
  const mistakes: string[] = [];
  if (given.WEBHOOK_ALLOW_LOOPBACK === "1")
    mistakes.push("WEBHOOK_ALLOW_LOOPBACK is for demonstrations and tests: take it out.");
  if ((given.TOP_UP_URL === undefined) !== (given.TOP_UP_SECRET === undefined))
    mistakes.push("TOP_UP_URL and TOP_UP_SECRET belong together: give both or neither.");
  return mistakes;
}

/** Where mails stand that would go nowhere: without a mail server real members are served by whoever hands these on. */
const BUILT_IN_MAILBOX = ".data/mail";

function mailGoesNowhere(given: Variables): boolean {
  return given.NODE_ENV === "production" && given.DEMO !== "1" && given.SMTP_URL === undefined;
}

/** A build touches no database and signs nothing, and tests give themselves a database: both need only values of the right shape. */
const standIns = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  AUTH_SECRET: "only-for-builds-and-tests-never-served",
  DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
  CHECKPOINT_KEY: Buffer.alloc(32, 2).toString("base64"),
  MAIL_DIR: BUILT_IN_MAILBOX,
};

function schemeOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    ["http:", "https:"].includes(url.protocol) &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === ""
  );
}

function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest);
}
