import type { FactEvidence, MemberEvidence } from "./ledger-evidence";
import type { Found, ReadLine } from "./verify-member";

/**
 * What came about by a wish was wished: by the member's own wish that stood then, at no dearer price than agreed, leaving what was to be
 * kept, once for a goal; and the line says so in the words of the fact.
 */
export function verifyWishes(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  const byWish = member.facts.filter(
    ({ kind, data, outcome }) => kind === "redemption" && data.wish && !outcome.refusal,
  );
  if (byWish.length === 0) return;
  const wishes = member.facts.filter(({ kind }) => kind === "wish");
  const met = new Set<string>();
  for (const run of byWish) {
    const said = run.data.wish as Record<string, unknown>;
    const wrong = (message: string) =>
      found("redemptions_by_wish_were_wished", run.journalVersion, `redemption ${run.id}: ${message}`);
    const wish = wishes.find(({ id }) => id === said.id);
    if (!wish || wish.position > run.position || wish.occurredMs !== said.since) {
      wrong(`there was no wish ${said.id} of then`);
      continue;
    }
    const line = lines.find(({ version }) => version === run.journalVersion);
    if (sorted(line?.parsedTrace.wish) !== sorted(said)) wrong("its line tells of another wish");
    if (standing(wishes, wish, run)?.id !== wish.id) wrong(`wish ${wish.id} stood no longer`);
    if (wish.data.reward !== run.data.reward) wrong("another reward was wished");
    if (Number(run.data.price) > Number(wish.data.most ?? 0)) wrong(`at most ${wish.data.most} points were agreed to`);
    if (wish.data.purpose !== "goal") continue;
    if ((line?.balanceAfter ?? 0) < Number(wish.data.keep)) wrong(`${wish.data.keep} points were to be kept`);
    if (met.has(wish.id)) wrong(`goal ${wish.id} had been met`);
    met.add(wish.id);
  }
}

/** The last wish for the same purpose before something came about. */
function standing(
  wishes: FactEvidence[],
  { data }: FactEvidence,
  { position }: FactEvidence,
): FactEvidence | undefined {
  return wishes
    .filter((each) => each.data.purpose === data.purpose && each.position < position)
    .reduce<FactEvidence | undefined>((last, each) => (last && last.position > each.position ? last : each), undefined);
}

/** The same text for the same fields, in whatever order they are kept. */
function sorted(fields: unknown): string {
  return JSON.stringify(Object.entries(fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
