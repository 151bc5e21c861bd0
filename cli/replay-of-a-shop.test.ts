import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importTransactions } from "@/db/commands/import-transactions";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { replayDraft } from "@/db/queries/replay-ledger";
import { termsHistory } from "@/db/queries/terms";
import { purchaseHistory } from "@/db/seed/purchase-history";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { openPurchaseFile } from "./purchase-file";

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "setia-replay-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A portal that somebody cloned has no such file beside it. */
const cdnow = join(process.cwd(), "..", "shared", "data", "cdnow-sample.csv");
const cdnowColumns = "customer=member,date=occurredAt,amount_usd=total";
const ownColumns = "customer=member,day=occurredAt,amount=total";

const histories = [
  { name: "a history of the generator's", isThere: true, columns: ownColumns, text: ownText },
  {
    name: "a year and a half of a real shop",
    isThere: existsSync(cdnow),
    columns: cdnowColumns,
    text: () => readFileSync(cdnow, "utf8"),
  },
].filter(({ isThere }) => isThere);

function ownText(): string {
  return purchaseHistory(7, { customers: 150, rows: 1_100 });
}

/** The same purchases as if the last of them had been made yesterday: then some of their points have lapsed and others not. */
function untilYesterday(text: string): string {
  const days = text.matchAll(/\b\d{4}-\d\d-\d\d\b/g);
  const last = Math.max(...Array.from(days, ([day]) => Date.parse(day)));
  const later = Math.floor((Date.now() - DAY_MS - last) / DAY_MS) * DAY_MS;
  return text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => new Date(Date.parse(day) + later).toISOString().slice(0, 10));
}

for (const { name, columns, text } of histories) {
  describe(name, () => {
    for (const isRecent of [false, true]) {
      describe(isRecent ? "with its last purchase yesterday" : "with its own days", () => {
        let ledger: TestLedger;

        beforeAll(async () => {
          ledger = await openTestLedger();
          const path = join(folder, "purchases.csv");
          writeFileSync(path, isRecent ? untilYesterday(text()) : text());
          const { rows } = await openPurchaseFile(path, columns);
          const answer = await importTransactions(rows, { currency: "USD", isDryRun: false });
          expect(answer.errors).toEqual([]);
        });
        afterAll(() => ledger.close());

        test("told again under the terms in force gives every member the very chain they have", async () => {
          const replay = await ledger.replay();

          const [kept] =
            await ledger.owner`select (select count(*) from journals) as journals, (select count(*) from members) as members`;
          expect(replay.differences).toEqual([]);
          expect(kept).toEqual({ journals: replay.journals, members: replay.members });
          expect(replay.journals).toBeGreaterThan(500);
        });

        test("told again under a draft that halves every expiry says who would have kept fewer points, and its sums add up", async () => {
          const [inForce] = await termsHistory();
          const draft = { ...inForce, expiry: halved(inForce.expiry) };

          const { report } = await replayDraft({ ownerUrl: ledger.ownerUrl }, draft);

          const { before, after, winners, losers, unchanged } = report;
          expect(winners + losers + unchanged).toBe(before.members);
          expect(after.earned).toBe(before.earned);
          for (const { earned, redeemed, lapsed, outstanding } of [before, after])
            expect(outstanding).toBe(earned - redeemed - lapsed);
          if (!isRecent) return;
          expect(after.lapsed).toBeGreaterThan(before.lapsed);
          expect(after.outstanding).toBeLessThan(before.outstanding);
          expect({ winners, areLosers: losers > 50 }).toEqual({ winners: 0, areLosers: true });
          expect(report.mostLost).toHaveLength(5);
          for (const { before: was, after: would } of report.mostLost) expect(would.lapsed).toBeGreaterThan(was.lapsed);
        });
      });
    }
  });
}

function halved(expiry: TermsDocument["expiry"]): TermsDocument["expiry"] {
  const half = (policy: TermsDocument["expiry"]["base"]) => {
    if (policy.policy !== "fixed") throw new Error("This programme's points live for so many months");
    return { ...policy, months: Math.floor(policy.months / 2) };
  };
  return { base: half(expiry.base), bonus: half(expiry.bonus) };
}
