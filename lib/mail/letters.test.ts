import { describe, expect, test } from "vitest";
import { locales } from "@/lib/base/locale";
import { terms } from "@/lib/loyalty/rule-fixtures";
import { versionWithChanges } from "@/lib/loyalty/terms-changes";
import { compose } from "./compose";
import { type Template, type TemplateData, templateNames } from "./templates";
import { type Occasion, writeLetter } from "./write-letter";

const origin = "https://poin.kopisenja.example";
const redemptionId = "019f0a4e-7c1b-7a52-9b60-3a4b5c6d7e8f";
const token = "s3cr3t-_token";

const data: TemplateData = {
  "verify-email": {},
  "already-member": {},
  "sign-in-code": {},
  "step-up-code": { what: "redeem", rewardId: redemptionId, points: 6_000 },
  welcome: { claimed: true },
  "reset-password": {},
  "new-device": { device: "Firefox, Linux https://evil.example/x", at: "2026-11-21T17:30:00.123456+00:00" },
  "password-changed": {},
  "factor-changed": { what: "recovery-code-used", left: 7 },
  redeemed: { redemptionId },
  "redemption-cancelled": { redemptionId },
  "redemption-moved": { redemptionId, to: "shipped" },
  "date-called-off": { redemptionId, dateId: redemptionId },
  "reward-given": { reward: "Kopi Susu", giver: "Sari", token: "dGVzdC10b2tlbg", isOver: false },
  "points-adjusted": { memberId: redemptionId, journalVersion: 4 },
  "dispute-opened": { disputeId: redemptionId, answerBy: "2026-11-28T17:00:00+00:00" },
  "dispute-asked": { disputeId: redemptionId, answerBy: "2026-11-28T17:00:00+00:00" },
  "dispute-accepted": { disputeId: redemptionId, answerBy: "2026-11-28T17:00:00+00:00" },
  "dispute-refused": { disputeId: redemptionId, answerBy: "2026-11-28T17:00:00+00:00" },
  "membership-merged": { undone: false },
  "points-expiring": { points: 1_250, at: "2026-12-31T17:00:00.000Z" },
  "pooled-points-expiring": { points: 1_250, at: "2026-12-31T17:00:00.000Z" },
  "wish-paused": { purpose: "goal", because: "dearer" },
  "gift-ended": { memberId: redemptionId, giftId: redemptionId, points: 750, wasAccepted: true },
  "stock-back": { rewardId: redemptionId },
  "reward-dearer": { rewardId: redemptionId, was: 500, points: 700, from: "2026-12-31T17:00:00Z" },
  "stock-low": { rewardId: redemptionId, left: 12, lowAt: 20 },
  "present-offered": {
    rewardId: redemptionId,
    ...{ because: "birthday", until: "2026-12-21T17:00:00.000Z" },
  },
  "terms-changed": { version: 2 },
  "staff-invited": { role: "support" },
  "staff-changed": { what: "role", role: "auditor" },
  "mail-trial": {},
  checkpoint: { number: 7, members: 1_200, madeAt: "2026-11-21T17:30:00.000Z", file: '{"text":"setia-checkpoint-1"}' },
};

function occasionFor(template: Template, locale: "id" | "en"): Occasion {
  return {
    origin,
    programme: "Kopi Senja",
    zone: "Asia/Jakarta",
    locale,
    name: "Sari Wulandari",
    askedAt: new Date("2026-11-21T17:30:00Z"),
    secret: template.endsWith("-code") ? "048213" : token,
    redemption: {
      publicId: redemptionId,
      rewardNames: { id: "Voucher Kopi Rp25.000", en: "Coffee voucher Rp25,000" },
      quantity: 2,
      points: 12_500,
      expiresAt: new Date("2026-12-31T17:00:00Z"),
      wishedAt: new Date("2026-11-01T03:00:00Z"),
      presentBecause: null,
      moved: { courier: "JNE", tracking: "JP0012345" },
      date: {
        startsAt: new Date("2026-12-05T03:00:00Z"),
        calledOffBecause: "Pembicaranya sakit.",
        chooseUntil: new Date("2026-12-01T03:00:00Z"),
      },
    },
    rewardNames: { id: "Gelas Senja", en: "Senja glass" },
    adjustedPoints: -1_500,
    terms: versionWithChanges([terms(), { ...terms({ noticeDays: 14 }), version: 2 }], 2),
  };
}

async function written<T extends Template>(template: T, locale: "id" | "en", changed: Partial<Occasion> = {}) {
  const occasion = { ...occasionFor(template, locale), ...changed };
  const brand = { "--brand-accent": "light-dark(#8a3b12, #f0a070)" };
  return compose(writeLetter(template, data[template], occasion), { locale, programme: occasion.programme, brand });
}

const links = (text: string) => text.match(/https?:\/\/[^\s"'<>]+/g) ?? [];
const codesAlone = (text: string) => text.match(/^\s*\d{6}\s*$/gm) ?? [];
const visible = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]+>/g, "\n");

const everyMail = templateNames.flatMap((template) => locales.map((locale) => [template, locale] as const));

describe("every mail", () => {
  test.each(everyMail)(
    "%s in %s leads to one place of the portal or shows one code, never both",
    async (template, locale) => {
      const mail = await written(template, locale);

      if (template.endsWith("-code")) {
        for (const body of [mail.text, mail.html]) {
          expect(links(body)).toEqual([]);
          expect(codesAlone(body).map((line) => line.trim())).toEqual(["048213"]);
        }
        expect(visible(mail.html).match(/\d{6}/g)).toEqual(["048213"]);
        return;
      }
      for (const body of [mail.text, mail.html]) {
        expect(links(body)).toHaveLength(1);
        expect(links(body)[0]).toMatch(new RegExp(`^${origin}/`));
        expect(codesAlone(body)).toEqual([]);
      }
      expect(links(mail.html)).toEqual(links(mail.text));
    },
  );

  test.each(everyMail)(
    "%s in %s is whole: no missing word, no open placeholder, its language named",
    async (template, locale) => {
      const mail = await written(template, locale);

      expect(mail.subject).not.toBe("");
      for (const body of [mail.subject, mail.text, visible(mail.html)]) {
        // The auditor's mail quotes a file, braces and all.
        const words = body.replaceAll(/[^\n]*setia-checkpoint-1[^\n]*/g, "");
        expect(words).not.toMatch(/\bmail\.\w+|[{}]|undefined|null|NaN/);
      }
      expect(new Set(mail.html.match(/\blang="\w+"/g))).toEqual(new Set([`lang="${locale}"`]));
      expect(mail.html).toContain("prefers-color-scheme:dark");
      expect(mail.text).toContain("Kopi Senja");
    },
  );
});

test("links carry their token, and lead where the mail says", async () => {
  expect((await written("verify-email", "id")).text).toContain(`${origin}/join/verify?token=${token}`);
  const joining = await written("verify-email", "id", { secret: `${token} /rewards/7?tab=terms` });
  expect(joining.text).toContain(`${origin}/join/verify?token=${token}&returnTo=%2Frewards%2F7%3Ftab%3Dterms`);
  expect((await written("reset-password", "en")).text).toContain(`${origin}/reset?token=${token}`);
  expect((await written("redeemed", "id")).text).toContain(`${origin}/redemptions/${redemptionId}`);
});

test("a redemption's mail names the reward, its price and its end, and leaves the code to its page", async () => {
  const mail = await written("redeemed", "id");

  expect(mail.subject).toBe("Hadiah Anda: Voucher Kopi Rp25.000");
  expect(mail.text).toContain("Ditukar dengan: 12.500 poin");
  expect(mail.text).toContain("Berlaku sampai: 31\u00a0Desember 2026, 23.59\u00a0WIB");
  expect(mail.text).toContain("kodenya tidak kami tulis di email");
});

test("nobody can put an address of theirs into somebody else's mail by way of a name", async () => {
  const chosen = { name: "Menang hadiah di evil.example/x" };

  expect((await written("welcome", "id", chosen)).text).not.toContain("evil.example");
  expect((await written("verify-email", "id")).text).not.toContain("Sari");
  expect((await written("welcome", "id", { name: "H. Siti Nur'aini" })).text).toContain("Halo H. Siti Nur'aini,");
});

test("an adjustment says which way it went", async () => {
  expect((await written("points-adjusted", "id")).text).toContain("Perubahan: −1.500 poin");
});

test("the brand's own colour is used on paper and in the dark", async () => {
  const { html } = await written("welcome", "id");

  expect(html).toContain("#8a3b12");
  expect(html).toContain("#f0a070");
});
