import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/base/locale";
import { expectAccessible } from "./fixtures/axe";
import { type Passed, passedOn } from "./fixtures/passed-on";
import { expect, type Offered, test } from "./fixtures/test";

type Here = { reward: Offered } & Passed & Record<"memberId" | "redemption" | "draft" | "replay", string>;

/** Every page there is, by who sees it; `here` fills in what the addresses name. */
const pagesOf: Record<"visitor" | "member" | "empty" | "owner", (here: Here) => string[]> = {
  visitor: ({ reward, invited, given, over }) => [
    invited,
    given,
    over,
    "/",
    "/join",
    "/join/verify",
    "/join/verify?token=abc",
    "/sign-in",
    "/sign-in?expired=1",
    "/forgot",
    "/forgot?sent=1",
    "/reset?token=abc",
    "/staff-invitation?token=abc",
    "/terms",
    "/terms/changes",
    "/verify",
    "/earn",
    "/rewards",
    "/rewards?q=tidakadayangbegini",
    `/rewards/${reward.id}`,
    "/demo/mailbox",
    "/tidak-ada",
  ],
  member: ({ reward, redemption, invited, download }) => [
    invited,
    download,
    "/home",
    "/card",
    "/activity",
    "/activity/expiry",
    "/tiers",
    "/rewards",
    "/rewards?kind=gift_card&affordable=1",
    `/rewards/${reward.id}`,
    "/redemptions",
    `/redemptions/${redemption}`,
    "/inbox",
    "/disputes",
    "/disputes/new",
    "/saving",
    `/saving/confirm?purpose=goal&reward=${reward.id}`,
    "/saving/confirm?purpose=expiry&action=redeem",
    "/transfer",
    "/transfer?to=1234&points=abc",
    "/transfer/gift",
    "/pool",
    "/pool?in=abc",
    "/pool?out=10",
    "/profile",
    "/profile/friends",
    "/profile/security",
    "/earn",
    "/terms",
    "/tidak-ada",
  ],
  empty: ({ reward }) => [
    "/home",
    "/activity",
    "/activity/expiry",
    "/tiers",
    "/redemptions",
    "/redemptions?show=ready",
    "/redemptions?show=past",
    "/inbox",
    "/disputes",
    `/rewards/${reward.id}`,
    "/profile/friends",
    "/profile/security",
  ],
  owner: ({ reward, memberId, draft, replay, redemption }) => [
    "/staff",
    "/staff/counter",
    "/staff/counter/limits",
    "/staff/counter/shifts",
    "/staff/stores",
    "/staff/poster",
    "/staff/distribution",
    "/staff/rewards",
    "/staff/rewards?q=tidakadayangbegini",
    "/staff/feedback",
    "/staff/feedback?stars=1&store=tidakada",
    `/staff/rewards/${reward.id}`,
    `/staff/rewards/${reward.id}/preview`,
    `/staff/rewards/${reward.id}/history`,
    `/staff/rewards/bulk?id=${reward.id}`,
    "/staff/rewards/import",
    "/staff/rewards/planned",
    "/staff/rewards/new",
    "/staff/members",
    "/staff/members?q=tidakadayangbegini",
    "/staff/members/import",
    `/staff/members/${memberId}`,
    `/staff/members/${memberId}/merge`,
    `/staff/members/${memberId}?show=messages`,
    `/staff/members/${memberId}/seen`,
    "/staff/views",
    "/staff/find?q=sari",
    "/staff/audit",
    "/staff/programme",
    `/staff/programme/${draft}`,
    `/staff/programme/${draft}/edit`,
    `/staff/programme/${draft}/rules`,
    `/staff/programme/${draft}/rules/edit?rule=pekan-senja`,
    `/staff/programme/${draft}/rules/segment`,
    `/staff/programme/${draft}/policies`,
    `/staff/programme/replays/${replay}`,
    "/staff/approvals",
    "/staff/approvals?show=publication",
    "/staff/team",
    "/staff/settings",
    "/staff/fulfilment",
    "/staff/fulfilment?q=tidakadayangbegini",
    `/staff/fulfilment/${redemption}`,
    `/staff/fulfilment/${redemption}/slip`,
    `/staff/fulfilment/batch?to=failed&id=${redemption}`,
    "/staff/disputes",
    "/staff/invariants",
    "/staff/refunds",
    "/staff/tidak-ada",
  ],
};

const languages: Locale[] = ["id", "en"];

test.use({ expectedAnswers: [404] });
test.describe.configure({ timeout: 240_000 });

for (const who of ["visitor", "member", "empty", "owner"] as const) {
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
      const page = await {
        visitor: () => aBrowser(seen),
        // Both have a year behind them.
        member: () => signedInAs(language === "id" ? "sari" : "budi", seen),
        empty: async () => signedInAs(await aNewMember({ language, hasApp: false }), seen),
        owner: async () => signedInAs(await aNewColleague("owner", { language }), seen),
      }[who]();
      const member = await aMemberWith(700, { language });
      const [row] = await owner<Omit<Here, "reward" | keyof Passed>[]>`
        select m.public_id as "memberId", d.public_id as draft, r.public_id as replay, (select r.public_id from redemptions r join members o on o.id = r.member_id
          join people p on p.id = o.person_id where p.name = ${language === "id" ? "Sari Puspita" : "Budi Hartanto"}
          order by r.id desc limit 1) as redemption
        from members m, terms_drafts d join replays r on r.draft_id = d.id
        where m.id = ${member.memberId} and d.title = 'Usulan: masa berlaku poin enam bulan'`;
      const here = {
        ...(await passedOn(await aMemberWith(800, { language }), aReward)),
        reward: await aReward({ points: 700 }),
        memberId: "",
        redemption: "",
        draft: "",
        replay: "",
        ...row,
      };

      for (const path of pagesOf[who](here)) {
        await page.goto(path);
        await expectLanguageAndTitle(page, language, path);
        await openEverything(page);
        await expectAccessible(page, path);
      }
    });
  }
}

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
