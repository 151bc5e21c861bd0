import { sql } from "@/db/client";
import { toAccount } from "@/db/queries/accounts";
import { type KnownDistribution, listCelebrants } from "@/db/queries/distributions";
import { openBirthday } from "@/db/queries/member-inputs";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { dayOf } from "@/lib/loyalty/calendar";
import { type Celebrant, decidePresent } from "@/lib/loyalty/distribution";
import { freeOf } from "@/lib/loyalty/present-trace";
import type { RedeemingMember } from "@/lib/loyalty/redemption";
import type { RewardOffer } from "@/lib/loyalty/reward";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { decide as decideRedemption, type LoadedRow, toOffer, toRedeeming } from "./redeem-reward";

/** What became of a member who was looked at; `refused`: the reward's own gates were shut for them, or nothing was left. */
type Outcome = "wait" | "given" | "offered" | "refused";
type Asked = { id: string; presentId: string; memberId: number; distribution: KnownDistribution; now: Instant };
type Row = LoadedRow & {
  wrappedKey: Buffer | null;
  birthdayCipher: Buffer | null;
  personId: number | null;
  had: string[];
  reached: { from: string; to: string; at: string }[] | null;
};
type Loaded = {
  account: Account;
  history: TermsHistory;
  reward: RewardOffer | null;
  member: RedeemingMember;
  reached: { from: string; to: string; at: string }[];
  had: string[];
  birthday: string | null;
  personId: number | null;
} | null;

const desk = openDesk<Asked, Loaded, Outcome>({ load, decide, recall });

/**
 * Gives at `now` what a distribution gives, to at most `limit` members after the one with this internal id: a redemption of no points each,
 * once for each occasion, or an offer where the reward takes a word of theirs. Answers how many were looked at and where to go on.
 */
export async function givePresents(
  distribution: KnownDistribution,
  now: Instant,
  after: number,
  limit: number,
): Promise<{ found: number; last: number; given: number; offered: number }> {
  const { zone } = (await termsHistory()).at(-1) ?? { zone: "Asia/Jakarta" };
  const { members, last, found } = await listCelebrants(distribution, dayOf(now, zone), after, limit);
  const asked = (memberId: number): Asked => ({ id: newId(), presentId: newId(), memberId, distribution, now });
  const outcomes = await Promise.all(members.map((memberId) => desk(asked(memberId))));
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { found, last, given: count("given"), offered: count("offered") };
}

/** What was given before is read in the statement that reads the account: whatever gives it moves the stamp, and so does merging. */
async function load(requests: Asked[]): Promise<Loaded[]> {
  const [members, rewards, distributions] = [
    requests.map((each) => each.memberId),
    requests.map((each) => each.distribution.reward),
    requests.map((each) => each.distribution.distributionId),
  ];
  const rows = await sql<Row[]>`
    select l.*, p.wrapped_key as "wrappedKey", p.birthday_cipher as "birthdayCipher", m.person_id as "personId",
      array(select x.of_ from presents x where x.distribution_id = (${distributions}::bigint[])[l.place] and x.member_id = any (merged_family(m.id))) as had,
      (select json_agg(json_build_object('from', t.trace ->> 'from', 'to', t.trace ->> 'to', 'at', t.occurred_at)) from (
        select j.trace::jsonb as trace, j.occurred_at from journals j where j.member_id = m.id and j.kind = 'tier_moved'
        order by j.version desc limit 20) t where t.trace ->> 'rule' = 'tier_reached') as reached
    from load_redemptions(${members}, ${rewards}::uuid[]) l join members m on m.id = l."memberId" left join people p on p.id = m.person_id`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { place, had, personId, reached, wrappedKey, birthdayCipher } = row;
    const isOfBirthday = requests[place - 1]?.distribution.occasion === "birthday";
    loaded[place - 1] = {
      ...{ account: toAccount(row), history, had, personId, reached: reached ?? [] },
      reward: row.reward && freeOf(toOffer(row.reward)),
      member: toRedeeming(row, history),
      birthday: isOfBirthday ? openBirthday(wrappedKey, birthdayCipher) : null,
    };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<Outcome> {
  if (!loaded) return { answer: "wait" };
  const { account, history, reward, member, had } = loaded;
  const { distribution, memberId, presentId } = request;
  const at = account.settledAt && account.settledAt > request.now ? account.settledAt : request.now;
  const draft = draftOf(account, history);
  settle(draft, at);
  const { zone } = history.at(-1) ?? history[0];
  const who: Pick<Celebrant, "inputs" | "reached"> = {
    inputs: { ...member.inputs, birthday: loaded.birthday },
    reached: loaded.reached.map(({ from, to, at: moved }) => ({ from, to, on: dayOf(new Date(moved), zone) })),
  };
  const decision = decidePresent(draft, distribution, who, { reward, had }, at);
  if (decision.code === "wait" || reward === null) return { answer: "wait" };
  const { of } = decision;
  const because = distribution.occasion;
  const present = {
    id: presentId,
    distribution: distribution.distributionId,
    member: memberId,
    reward: reward.id,
    because,
    of,
    at,
  };
  if (decision.code === "offer") {
    const told = { because, until: decision.until.toISOString() };
    const link = `/rewards/${reward.publicId}`;
    const mail = {
      template: "present-offered",
      personId: loaded.personId,
      data: { ...told, rewardId: reward.publicId },
    };
    return {
      answer: "offered",
      decision: {
        drafts: [draft],
        facts: [],
        present: { what: "offered", ...present, until: decision.until },
        notices: [{ memberId, reason: `present:${presentId}`, kind: "present_offered", payload: told, link }],
        outbox: loaded.personId === null ? [] : [{ reason: `present:${presentId}`, task: "mail", payload: mail }],
      },
    };
  }
  const asked = {
    ...{ rewardId: reward.publicId, key: of, quantity: 1, price: 0, memberId, id: request.id },
    // What is given once is given once by its row and the stamp; the day is in the key because a day without stock is no refusal for good.
    keyDigest: requestKey("present", memberId, `${distribution.id} ${of} ${dayOf(at, zone)}`),
    digest: requestDigest(reward.publicId, 1, 0),
    present: { id: distribution.id, because, of },
  };
  const decided = decideRedemption(asked, { account, now: at, history, member, reward });
  // Nothing is kept of a refusal: another day it may be given.
  if (!decided.answer.ok || !decided.decision) return { answer: "refused" };
  const link = `/redemptions/${request.id}`;
  return {
    answer: "given",
    decision: {
      ...decided.decision,
      present: { what: "given", ...present, redemption: request.id },
      notices: [{ memberId, reason: `present:${presentId}`, kind: "present_given", payload: { because }, link }],
    },
  };
}

/** A known key is an occasion that was given today, or for which nothing was left today. */
function recall(_request: Asked, found: { status: string }): Outcome {
  return found.status === "own" ? "given" : found.status === "refused" ? "refused" : "wait";
}
