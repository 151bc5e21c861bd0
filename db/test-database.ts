import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { disconnect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { forgetEnv } from "@/lib/base/env";

const ROLES = { owner: "setia_test_owner", application: "setia_test_app" };
const PASSWORD = "only-for-tests";

export interface TestDatabase {
  ownerUrl: string;
  applicationUrl: string;
  /** A superuser's, for what only a superuser could do. */
  adminUrl: string;
  drop: () => Promise<void>;
}

/** A database of its own for one test file, migrated, with the portal's `sql` pointing at it until it is dropped. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = given("TEST_DATABASE_ADMIN_URL");
  const template = given("TEST_DATABASE_TEMPLATE");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, async (admin) => {
    // Copying the files costs the server a sixth of writing every page of them to its log.
    await admin.unsafe(`create database ${name} template ${template} strategy file_copy owner ${ROLES.owner}`);
  });
  const database = {
    ownerUrl: addressOf(adminUrl, name, ROLES.owner),
    applicationUrl: addressOf(adminUrl, name, ROLES.application),
    adminUrl: addressOf(adminUrl, name),
  };
  await disconnect();
  Object.assign(process.env, { DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: database.ownerUrl });
  forgetEnv();
  return {
    ...database,
    drop: async () => {
      await disconnect();
      await asAdmin(adminUrl, async (admin) => {
        await admin.unsafe(`drop database if exists ${name} with (force)`);
      });
    },
  };
}

/** Makes the one migrated database from which each test file's is copied; answers its name. */
export async function createTemplate(adminUrl: string): Promise<string> {
  const template = `setia_test_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin`select pg_advisory_lock(5374170)`; // Several runs may share a server, and roles belong to the server.
    for (const role of Object.values(ROLES)) {
      const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
      await admin.unsafe(`${known ? "alter" : "create"} role ${role} login password '${PASSWORD}'`);
    }
    await admin.unsafe(`create database ${template} owner ${ROLES.owner}`);
  });
  await migrate({
    ownerUrl: addressOf(adminUrl, template, ROLES.owner),
    applicationUrl: addressOf(adminUrl, template, ROLES.application),
  });
  return template;
}

/** Drops the template and whatever a test file that was ended could not drop itself. */
export async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const left = await admin<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${template})`;
    for (const { name } of left) await admin.unsafe(`drop database if exists ${name} with (force)`);
  });
}

async function asAdmin(adminUrl: string, work: (admin: postgres.Sql) => Promise<void>): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 2 });
  }
}

function addressOf(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = PASSWORD;
  }
  return url.href;
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: database tests run under vitest.config.ts, which starts a server for them`);
  return value;
}
