import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { forwardOutbox } from "@/db/commands/forward-outbox";
import { askForWelcome, countJobs, deliveryOf, leaveSending, someone } from "@/db/outbox-fixtures";
import { listMailboxMails } from "@/db/queries/mailbox";
import { sealSecret } from "@/lib/personal-data";
import { BeingSentElsewhere, sendMail } from "./mail";
import { mailServer, portalDatabase } from "./test-portal";

let portal: Awaited<ReturnType<typeof portalDatabase>>;

beforeAll(async () => {
  portal = await portalDatabase();
});
afterEach(() => portal.configure({}));
afterAll(() => portal.remove());

const job = (id: string, createdAt = new Date()) => ({ id, createdAt });
const welcome = (reason: string, personId: number) => ({ reason, template: "welcome", personId, data: {} });
const received = async (to: string) => (await listMailboxMails(100)).filter((mail) => mail.to === to);

describe("nothing is sent twice", () => {
  test("twenty jobs with one reason at once send one mail", async () => {
    const { id, email } = await someone(portal.owner);

    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => sendMail(welcome(`welcome:${id}`, id), job(`${id}-${n}`))),
    );

    expect(await received(email)).toHaveLength(1);
    const refusals = answers.filter((answer) => answer.status === "rejected");
    expect(refusals.every((answer) => answer.reason instanceof BeingSentElsewhere)).toBe(true);
  });

  test("fifty outbox rows with one reason become one job, and asking again after it is done sends nothing", async () => {
    const { id, email } = await someone(portal.owner);

    const [reason = ""] = await Promise.all(Array.from({ length: 50 }, () => askForWelcome(id)));
    const forwarded = await forwardOutbox(portal.owner);
    const waiting = await countJobs(portal.owner, reason);
    await sendMail(welcome(reason, id), job("first"));
    await askForWelcome(id);
    await sendMail(welcome(reason, id), job("second"));

    expect([forwarded, waiting]).toEqual([1, 1]);
    expect(await received(email)).toHaveLength(1);
    expect(await deliveryOf(reason)).toMatchObject({ state: "sent", tries: 1, error: null });
  });

  test("a mail whose process died is taken up by its own job at once, and by no other while it may still be on its way", async () => {
    const { id, email } = await someone(portal.owner);
    const reason = await leaveSending(id, "died");

    await expect(sendMail(welcome(reason, id), job("other"))).rejects.toThrow(BeingSentElsewhere);
    await sendMail(welcome(reason, id), job("died"));

    expect(await received(email)).toHaveLength(1);
    expect(await deliveryOf(reason)).toMatchObject({ state: "sent", tries: 2 });
  });
});

describe("what is sent", () => {
  test("a link's secret is opened only in the mail itself", async () => {
    const { id, email } = await someone(portal.owner);
    const secret = sealSecret("the-token");

    await sendMail({ reason: `reset:${id}`, template: "reset-password", personId: id, secret }, job("1"));

    const [mail] = await received(email);
    expect(mail?.text).toContain("/reset?token=the-token");
    expect(JSON.stringify(await deliveryOf(`reset:${id}`))).not.toMatch(/the-token|contoh/);
  });

  test("a code nobody can use any more is not sent", async () => {
    const { id, email } = await someone(portal.owner);
    const code = { reason: `code:${id}`, template: "sign-in-code", personId: id, secret: sealSecret("048213") };

    await sendMail(code, job("1", new Date(Date.now() - 11 * 60_000)));

    expect(await received(email)).toEqual([]);
    expect(await deliveryOf(`code:${id}`)).toMatchObject({ state: "failed", error: "too late to be useful" });
  });

  test("somebody who was erased meanwhile gets nothing, and nothing fails", async () => {
    await sendMail(welcome("welcome:nobody", 999_999), job("1"));

    expect(await deliveryOf("welcome:nobody")).toBeUndefined();
  });
});

describe("through a mail server", () => {
  test("a mail arrives whole, and a second try after a refusal is the same message", async () => {
    const { id, email } = await someone(portal.owner);
    const server = await mailServer({ refuse: [451] });
    portal.configure({ SMTP_URL: server.url });
    const reason = `welcome:${id}`;

    await expect(sendMail(welcome(reason, id), job("1"))).rejects.toThrow("SMTP 451");
    expect(await deliveryOf(reason)).toMatchObject({ state: "failed", error: "SMTP 451" });
    await sendMail(welcome(reason, id), job("1"));
    await server.close();

    const [raw, ...more] = server.received;
    const mail = await PostalMime.parse(raw ?? "");
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: "Selamat datang di Setia", to: [{ address: email }] });
    expect(mail.text).toContain("Halo");
    expect(mail.html).toContain("prefers-color-scheme:dark");
    expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@/);
    expect(await deliveryOf(reason)).toMatchObject({ state: "sent", tries: 2 });
  });

  test("an address its server does not know is not tried again, and no log repeats it", async () => {
    const { id, email } = await someone(portal.owner);
    const server = await mailServer({ refuse: [550] });
    portal.configure({ SMTP_URL: server.url });

    await sendMail(welcome(`welcome:${id}`, id), job("1"));
    await server.close();

    const delivery = await deliveryOf(`welcome:${id}`);
    expect(delivery).toMatchObject({ state: "failed", error: "SMTP 550" });
    expect(JSON.stringify(delivery)).not.toContain(email);
  });

  test("each mail is also written as a file where a folder is named", async () => {
    const { id } = await someone(portal.owner);
    const folder = await mkdtemp(join(tmpdir(), "setia-mail-"));
    portal.configure({ MAIL_DIR: folder });

    await sendMail(welcome(`welcome:${id}`, id), job("1"));

    const files = await readdir(folder);
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.eml$/)]);
    const mail = await PostalMime.parse(await readFile(join(folder, files[0] ?? "")));
    expect(mail.subject).toBe("Selamat datang di Setia");
    await rm(folder, { recursive: true });
  });
});
