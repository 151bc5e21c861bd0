import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/base/locale";
import { emailHash } from "@/lib/personal-data";
import { expectAccessible } from "./fixtures/axe";
import { type Done, doneByStaff } from "./fixtures/done-by-staff";
import { type Here, metOnTheWay, pagesOf } from "./fixtures/every-page";
import { type Passed, passedOn } from "./fixtures/passed-on";
import { expect, test } from "./fixtures/test";

const app = join(import.meta.dirname, "../app");
/** What is listed to be not there. */
const isNowhere = /tidak-ada$|^\/gift\/abc$/;
const languages: Locale[] = ["id", "en"];

test.use({ expectedAnswers: [404] });
test.describe.configure({ timeout: 240_000 });

for (const who of ["visitor", "member", "giver", "empty", "owner"] as const) {
  for (const language of languages) {
    test(`everybody can use each page of ${who}, ${language}, by day and by night`, async ({
      owner,
      aBrowser,
      signedInAs,
      aNewColleague,
      aNewMember,
      aMemberWith,
      aReward,
    }) => {
      // Members on a phone and at a desk, staff at a desk and on a phone.
      const width = (language === "id") === (who === "owner") ? 1280 : 390;
      const seen = { language, width };
      const storied = language === "id" ? "sari" : "budi";
      const colleague = await aNewColleague("owner", { language });
      const giver = await aMemberWith(800, { language });
      const page = await {
        visitor: () => aBrowser(seen),
        // Both have a year behind them.
        member: () => signedInAs(storied, seen),
        giver: () => signedInAs(giver, seen),
        empty: async () => signedInAs(await aNewMember({ language, hasApp: false }), seen),
        owner: () => signedInAs(colleague, seen),
      }[who]();
      const members = [await aMemberWith(700, { language }), await aMemberWith(900, { language })];
      const ids = await owner<{ id: string }[]>`
        select public_id as id from members where id = any (${members.map(({ memberId }) => memberId ?? 0)}) order by id`;
      const reward = await aReward({ points: 700 });
      const passed = await passedOn(giver, aReward);
      const [known] = await owner<Omit<Here, "reward" | "memberId" | keyof Passed | keyof Done>[]>`
        select d.public_id as draft, r.public_id as replay, (select max(version)::text from terms_versions) as version,
          (select public_id from redemptions where member_id = m.id order by id desc limit 1) as redemption,
          (select r.public_id from redemptions r join rewards w on w.id = r.reward_id
            where w.kind = 'merchandise' and r.state in ('processing', 'shipped', 'delivered') order by r.id limit 1) as parcel,
          (select public_id from disputes where member_id = m.id order by id desc limit 1) as dispute,
          (select public_id from gifts where member_id = m.id order by id desc limit 1) as gift,
          (select public_id from events where member_id = m.id and kind = 'purchase' order by id desc limit 1) as purchase,
          (select public_id from approvals order by id limit 1) as approval,
          (select public_id from people where role = 'support' order by id limit 1) as colleague,
          (select split_part(subject, ':', 2) || '/history/' || id from trail where action = 'reward.create' order by id limit 1) as entry
        from members m join people p on p.id = m.person_id, terms_drafts d join replays r on r.draft_id = d.id
        where p.email_hash = ${emailHash(`${storied}@contoh.id`)} and d.title = 'Usulan: masa berlaku poin enam bulan'`;
      if (known === undefined) throw new Error("The demonstration has lost its stories");
      const met = { colleague, members: members.map((somebody, n) => ({ somebody, id: ids[n]?.id ?? "" })) };
      const cards = await aReward({ kind: "gift_card" });
      const done = await doneByStaff(owner, { ...met, cards, redemption: known.redemption });
      const here = { ...passed, ...known, ...done, reward, memberId: ids[0]?.id ?? "" };

      for (const path of pagesOf[who](here)) {
        const answer = await page.goto(path);
        expect.soft(answer?.status(), path).toBe(isNowhere.test(path) ? 404 : 200);
        await expectLanguageAndTitle(page, language, path);
        await openEverything(page);
        await expectNothingCutOff(page, path);
        await expectAccessible(page, `${who} ${path}`);
      }
    });
  }
}

test("no page of the portal is left out of what everybody can use", () => {
  const named = {
    reward: { id: "x" },
    invited: "/invited/x",
    given: "/given/x",
    over: "/given/x",
    download: "/redemptions/x",
    entry: "x/history/x",
  };
  const anywhere = new Proxy<Record<string, unknown>>(named, { get: (known, name) => known[String(name)] ?? "x" });
  const paths = Object.values(pagesOf).flatMap((listed) => listed(anywhere as Here).map((path) => path.split("?")[0]));
  const pages = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === "page.tsx")
    .map(
      ({ parentPath }) =>
        parentPath
          .slice(app.length)
          .replaceAll("\\", "/")
          .replace(/\/\([^)]*\)/g, "") || "/",
    );

  const forgotten = pages.filter((page) => {
    const pattern = new RegExp(`^${page.replace(/\[\w+\]/g, "[^/]+")}$`);
    return !paths.some((path) => pattern.test(path ?? "")) && !(page in metOnTheWay);
  });
  expect(forgotten).toEqual([]);
});

/** "Mengapa?" and whatever else stands behind a question. */
async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
}

async function expectLanguageAndTitle(page: Page, language: Locale, path: string): Promise<void> {
  expect.soft(await page.locator("html").getAttribute("lang"), path).toBe(language);
  expect.soft(await page.getByRole("heading", { level: 1 }).count(), `one h1 on ${path}`).toBe(1);
  expect.soft((await page.title()).trim(), path).not.toBe("");
}

/** From a phone to a desk by way of tablets, held either way, no page is wider than its screen. */
async function expectNothingCutOff(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of [390, 768, 820, 1024, 1180, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(`${path} at ${width}: ${overhang}`).toBe(`${path} at ${width}: 0`);
  }
  if (before) await page.setViewportSize(before);
}
