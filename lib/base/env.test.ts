import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnv } from "./env";

const whole = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://setia_app:secret@db.example.com:5432/setia",
  AUTH_SECRET: "x".repeat(32),
  DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
  CHECKPOINT_KEY: Buffer.alloc(32, 8).toString("base64"),
  SMTP_URL: "smtp://mail.example.com:587",
};

function mistakesOf(variables: Record<string, string | undefined>): string[] {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes;
    throw error;
  }
}

describe("the environment", () => {
  it("is read into values of the right kind, with what was left out filled in", () => {
    const read = readEnv({
      ...whole,
      PORT: "8080",
      TRUSTED_PROXIES: "10.0.0.1, 192.168.0.0/16 ::1",
      DATABASE_PREPARE: "0",
    });

    expect(read).toMatchObject({
      ownerUrl: whole.DATABASE_URL,
      workerUrl: whole.DATABASE_URL,
      replicaUrl: whole.DATABASE_URL,
      prepare: false,
      appOrigin: "http://localhost:8080",
      trustedProxies: ["10.0.0.1", "192.168.0.0/16", "::1"],
      host: "0.0.0.0",
      port: 8080,
      demo: false,
    });
    expect(read.dataKey).toHaveLength(32);
  });

  it("names every mistake at once, not only the first", () => {
    const mistakes = mistakesOf({
      ...whole,
      DATABASE_URL: "mysql://x",
      AUTH_SECRET: "short",
      PORT: "seventy",
      DEMO: "yes",
    });

    expect(mistakes.map((line) => line.split(" ")[0]).sort()).toEqual(["AUTH_SECRET", "DATABASE_URL", "DEMO", "PORT"]);
  });

  it("asks for everything a live portal needs when nothing is given", () => {
    const mistakes = mistakesOf({ NODE_ENV: "production" });

    expect(mistakes.map((line) => line.split(" ")[0]).sort()).toEqual([
      "AUTH_SECRET",
      "CHECKPOINT_KEY",
      "DATABASE_URL",
      "DATA_KEY",
    ]);
  });

  it("writes mails into a folder where no server takes them, so that none goes nowhere", () => {
    const mailDirOf = (given: Record<string, string | undefined>) => readEnv({ ...whole, ...given }).mailDir;

    expect(mailDirOf({ SMTP_URL: undefined })).toBe(".data/mail");
    expect(mailDirOf({ SMTP_URL: undefined, MAIL_DIR: "/srv/mail" })).toBe("/srv/mail");
    expect(mailDirOf({ SMTP_URL: undefined, DEMO: "1" })).toBeUndefined();
    expect(mailDirOf({})).toBeUndefined();
  });

  it.each(["999.1.1.1", "10.0.0", "portal example", "http://localhost"])(
    "refuses %s as a listening address",
    (host) => {
      expect(mistakesOf({ ...whole, HOST: host })).toEqual([expect.stringContaining("HOST")]);
      expect(mistakesOf({ ...whole, HOST: "portal-1.example" })).toEqual([]);
      expect(mistakesOf({ ...whole, HOST: "::" })).toEqual([]);
    },
  );

  it.each([
    "https://poin.example.com/path",
    "poin.example.com",
    "ftp://poin.example.com",
    "https://me@poin.example.com",
  ])("refuses %s as an origin", (origin) => {
    expect(mistakesOf({ ...whole, APP_ORIGIN: origin })).toHaveLength(1);
  });

  it.each(["10.0.0.0/33", "proxy.example.com", "10.0.0.1/8/8", "::1/129"])("refuses %s as a trusted proxy", (proxy) => {
    expect(mistakesOf({ ...whole, TRUSTED_PROXIES: proxy })).toHaveLength(1);
  });

  it("treats a variable that was set to nothing as not set", () => {
    expect(readEnv({ ...whole, APP_ORIGIN: "", DATABASE_OWNER_URL: " " }).appOrigin).toBe("http://localhost:3000");
  });

  it("is whole in the example for servers, but for the keys each makes for itself", () => {
    const example = parseEnv(readFileSync("deploy/setia.env.example", "utf8"));

    expect(mistakesOf(example)).toEqual(
      ["AUTH_SECRET", "DATA_KEY", "CHECKPOINT_KEY"].map((name) => expect.stringContaining(`${name} is missing`)),
    );
    const key = Buffer.alloc(32, 7).toString("base64");
    const read = readEnv({ ...example, AUTH_SECRET: key, DATA_KEY: key, CHECKPOINT_KEY: key });
    expect(read).toMatchObject({ appOrigin: "https://poin.example.com", trustedProxies: ["127.0.0.1"], demo: false });
  });

  it("needs nothing while pages are built", () => {
    expect(readEnv({ NEXT_PHASE: "phase-production-build", NODE_ENV: "production" }).isBuilding).toBe(true);
  });
});
