import { existsSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPurchaseFile } from "@/cli/purchase-file";
import { wordsOfRules } from "@/components/rule-in-words";
import { countedIn } from "@/components/tier-counted";
import { say } from "@/components/why-words";
import { connect, type Sql } from "@/db/client";
import { importTransactions } from "@/db/commands/import-transactions";
import { readFacts } from "@/db/queries/facts";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { openKopiSenja } from "@/db/seed/kopi-senja";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { realNow } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { explain, type Statement } from "@/lib/loyalty/explain";
import { sum } from "@/lib/loyalty/points";
import { replayFact, replayTime } from "@/lib/loyalty/replay";
import { emptyReplay, type ReplayedLine } from "@/lib/loyalty/replay-state";
import { type Terms, type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { wordsFor } from "@/lib/words-for";
import { catalogue } from "@/messages/catalogue";

const cdnow = join(process.cwd(), "..", "shared", "data", "cdnow-sample.csv");
let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 2 });
  forgetTerms();
  await openKopiSenja(owner, realNow());
  if (existsSync(cdnow)) {
    const file = await openPurchaseFile(cdnow, "customer=member,date=occurredAt,amount_usd=total");
    await importTransactions(file.rows, { currency: "USD", isDryRun: false });
  }
}, 240_000);
afterAll(async () => {
  await owner.end({ timeout: 2 });
  await database.drop();
});

test("every line of every member, reckoned again from what happened and the terms, says why in both languages, and adds up", async () => {
  const history = await termsHistory();
  const replay = emptyReplay(history);
  const written = await writtenLines();
  const readers = { id: readerOf("id"), en: readerOf("en") };
  const seen = new Set<Statement["key"]>();
  let walked = 0;

  const problems: string[] = [];
  const walk = (lines: ReplayedLine[]) => {
    for (const { memberId, version, line } of lines) {
      walked += 1;
      const kept = written.get(`${memberId} ${version}`);
      const statements = explain(line.trace, line);
      if (JSON.stringify(line.trace) !== kept?.trace) problems.push(`${memberId} ${version} is not what was written`);
      if (sum(statements.map((statement) => statement.points)) !== kept?.points)
        problems.push(`${memberId} ${version} does not add up: ${kept?.trace}`);
      const terms = termsAsWritten(history, line.termsVersion);
      for (const statement of statements) {
        seen.add(statement.key);
        for (const sentence of [readers.id(statement, terms), readers.en(statement, terms)])
          if (!/^[^{}]{8,}$/.test(sentence) || /undefined|NaN|null|why\./.test(sentence)) problems.push(sentence);
      }
    }
  };
  const settled = new Map<number, Date>();
  for await (const rows of readFacts(owner)) {
    for (const { standing, fact } of rows) {
      if (standing.settledMs !== null) settled.set(standing.memberId, new Date(standing.settledMs));
      if (fact) walk(replayFact(replay, fact));
    }
  }
  for (const [memberId, until] of settled) walk(replayTime(replay, memberId, until));

  expect(problems).toEqual([]);
  expect(walked).toBe(written.size);
  const rules: Statement["key"][] = [
    "rule_fixed",
    "rule_rate",
    "rule_multiplier",
    "rule_limited",
    "rule_unmet",
    "rule_unmet_would_give",
    "rule_exhausted",
  ];
  expect([...seen]).toEqual(expect.arrayContaining(rules));
}, 240_000);

async function writtenLines(): Promise<Map<string, { points: number; trace: string }>> {
  const rows = await owner<{ memberId: number; version: number; points: number; trace: string }[]>`
    select member_id as "memberId", version, points, trace from journals`;
  return new Map(rows.map((row) => [`${row.memberId} ${row.version}`, row]));
}

function termsAsWritten(history: TermsHistory, version: number): Terms {
  return history.find((terms) => terms.version === version) ?? termsAsOf(history, realNow());
}

/** Says a statement as a page does, to somebody who reads this language. */
function readerOf(locale: Locale) {
  const words = wordsFor(locale, "Asia/Jakarta", locale === "id" ? "poin" : "points");
  const messages = catalogue[locale];
  const wrong = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages, namespace: "why", onError: wrong });
  const counts = createTranslator({ locale, messages, namespace: "tiers.counted", onError: wrong });
  const ruleWords = createTranslator({ locale, messages, namespace: "rules", onError: wrong });
  return (statement: Statement, terms: Terms) =>
    say(
      t,
      statement,
      { tier: (code) => levelOf(terms, code).name[locale], counted: countedIn(counts, terms, words) },
      words,
      wordsOfRules(ruleWords, terms, words),
    );
}
