import { describe, expect, test } from "vitest";
import { trialDetails } from "@/db/seed/rewards/trial-details";
import { catalogue } from "@/messages/catalogue";
import { redeem } from "../redemption";
import { redemptionStates } from "../redemption-states";
import { type RewardKind, rewardKinds } from "../reward";
import { day, draft, firstTime, now, reward } from "../rule-fixtures";
import { askFields, fieldsOf, isPersonal, readGiven } from "./asks";
import { changeUntil, type DateOffer, dateRefusal } from "./dates";
import { type Details, detailProblems, inBoth, lineIn, wordsIn } from "./details";
import { datedKinds, isUsedAtCounter, kinds, ruleOf, toldDetailsOf } from "./index";
import type { KindRule } from "./kind-rule";
import { moveOf } from "./moves";
import { friendRefusal } from "./referral";

const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3";
const given = {
  receiver: "Sari",
  receiverPhone: "0812-3456-7890",
  street: "Jalan Melati 5",
  village: "Gandaria",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12140",
  phone: "+62 812 3456 7890",
  bank: "Bank Senja",
  accountNumber: "123-456-7890",
  accountHolder: "Sari",
  memberNumber: "ma 1234-5678",
  memberName: "Sari",
  note: "Selamat!",
  choice: "Pandan",
  attendee: "Sari",
} as const;
const date: DateOffer = {
  id: 1,
  publicId: id,
  version: 1,
  startsAt: new Date(now.getTime() + 9 * day),
  endsAt: new Date(now.getTime() + 9.1 * day),
  capacity: 4,
  booked: 0,
  isOpen: true,
};

const partners = { partnerPoints: 500, partnerProgramme: "Mil Angkasa" };

/** A rule in each of its shapes: sent and collected are two, and so are points here and at a partner. */
function shapes(kind: RewardKind): KindRule[] {
  const details = trialDetails[kind] ?? {};
  if (kind === "points") return [ruleOf(kind, details), ruleOf(kind, partners)];
  const delivered = kind === "merchandise" || kind === "sample" ? ["ship", "collect"] : [undefined];
  return delivered.map((delivery) => ruleOf(kind, delivery ? { ...details, delivery } : details));
}

describe.each(rewardKinds)("a reward of kind %s", (kind) => {
  test("can be tried as the demonstration says it, and is redeemed once all it asks is said", () => {
    const details = trialDetails[kind] ?? {};
    const lots = [
      {
        born: 1,
        ordinal: 1,
        kind: "base" as const,
        points: 100,
        remaining: 100,
        availableAt: now,
        expiresAt: null,
        termsVersion: 1,
      },
    ];

    expect(detailProblems(kinds[kind].details, details)).toEqual({});
    const rule = ruleOf(kind, details);
    const answer = redeem(
      draft({ lots }),
      { id, quantity: 1, price: 100, given, date },
      reward({ kind, details }),
      firstTime,
      now,
    );
    expect(answer).toMatchObject({ ok: true, value: { points: 100, state: rule.first, codes: rule.codes } });
    const said = answer.ok ? Object.keys(answer.value.given) : [];
    expect(
      said.every((field) => rule.asks.filter(isPersonal).some((ask) => fieldsOf(ask).includes(field as never))),
    ).toBe(true);
  });

  test("ends somewhere, and gives points back only from where it still stands open", () => {
    for (const { first, moves, cancelUntil, most } of shapes(kind)) {
      const reached = new Set([first]);
      for (let n = 0; n < redemptionStates.length; n += 1)
        for (const move of moves) if (reached.has(move.from)) reached.add(move.to);

      expect(moves.every(({ from }) => reached.has(from))).toBe(true);
      for (const end of ["expired", "cancelled", "failed"] as const)
        expect(moves.filter(({ from }) => from === end)).toEqual([]);
      for (const { from, to } of moves.filter((move) => move.to === "used" || move.from === "used"))
        expect(moveOf(moves, to, from, "counter")).not.toBeNull();
      expect(moveOf(moves, first, "cancelled", "member") !== null).toBe(cancelUntil !== "never");
      expect(moves.filter(({ to, by }) => to === "cancelled" && by.some((who) => who !== "member"))).toEqual([]);
      expect(most).toBeGreaterThanOrEqual(1);
    }
  });

  test("has its words: where it goes, each detail for staff and members, each choice", () => {
    const words = catalogue.id["reward-kinds"] as unknown as Record<string, Record<string, unknown>>;
    expect(words.goes?.[kind]).toBeTypeOf("string");
    for (const [name, field] of toldDetailsOf(kind)) {
      expect([name, words.field?.[name], words.fact?.[name]]).toEqual([name, expect.any(String), expect.any(String)]);
      if (field.type === "choice") for (const each of field.of) expect(words.choice?.[name]).toHaveProperty(each);
    }
  });
});

describe("what a member says", () => {
  test("is asked for by field, read in one spelling, and left out where nobody asked", () => {
    const asked = readGiven(["address"], {}, { ...given, postalCode: "1214", street: " " });

    expect(asked.problems).toEqual({ postalCode: "malformed", street: "missing" });
    expect(readGiven(["phone"], {}, given)).toEqual({ given: { phone: "+6281234567890" }, problems: {} });
    expect(readGiven(["phone"], {}, { phone: "021 555" }).problems).toEqual({ phone: "malformed" });
    expect(readGiven(["note"], {}, { note: "x".repeat(501) }).problems).toEqual({ note: "too_long" });
    expect(readGiven(["choice"], { choices: "Pandan\nVanila" }, { choice: "Durian" }).problems).toEqual({
      choice: "unknown",
    });
    expect(readGiven(["gift"], {}, {}).problems).toEqual({});
    expect(readGiven(["note"], {}, {}).problems).toEqual({ note: "missing" });
    expect(readGiven(["remark"], {}, { note: " " })).toEqual({ given: {}, problems: {} });
  });

  test("is the membership at a partner for points of theirs, which bring none here", () => {
    const rule = ruleOf("points", partners);
    expect([rule.first, rule.gives?.(partners)]).toEqual(["processing", null]);
    expect(readGiven(rule.asks, {}, given)).toEqual({
      given: { memberNumber: "MA12345678", memberName: "Sari" },
      problems: {},
    });
    expect(readGiven(rule.asks, {}, { memberNumber: "12", memberName: " " }).problems).toEqual({
      memberNumber: "malformed",
      memberName: "missing",
    });
    const wrong = (details: Details) => Object.values(kinds.points.detailsProblem(details) ?? {});
    expect(wrong(partners)).toEqual([]);
    expect(wrong({})).toEqual(["bonusPoints", "no_points"]);
    expect(wrong({ partnerPoints: 500 })).toEqual(["partnerProgramme", "missing"]);
    expect(wrong({ partnerProgramme: "Mil Angkasa" })).toEqual(["partnerPoints", "missing"]);
    expect(wrong({ ...partners, bonusPoints: 5 })).toEqual(["partnerPoints", "one_of_both"]);
    expect(wrong({ ...partners, bonusDays: 5 })).toEqual(["bonusDays", "only_bonus"]);
  });

  test("is less where a choice says enough, or where whoever pays keeps the account", () => {
    expect(ruleOf("made_for_you", { choices: "Pandan" }).asks).toEqual(["choice", "remark"]);
    expect(ruleOf("made_for_you", {}).asks).toEqual(["note"]);
    expect(ruleOf("cash_back", { worthMinor: 1, account: "own" }).asks).toEqual(["quantity"]);
    expect(ruleOf("cash_back", { worthMinor: 1 }).asks).toEqual(["quantity", "account"]);
  });

  test("has a word for each field", () => {
    const words = catalogue.en["reward-kinds"].ask as Record<string, string>;
    expect(askFields.filter((field) => !words[field])).toEqual([]);
  });
});

describe("a date", () => {
  test("can be booked while it is open, far enough ahead and not full", () => {
    expect(dateRefusal(date, 4, {}, now)).toBeNull();
    expect(dateRefusal({ ...date, booked: 1 }, 4, {}, now)).toBe("date_full");
    expect(dateRefusal({ ...date, isOpen: false }, 1, {}, now)).toBe("date_unknown");
    expect(dateRefusal(date, 1, { leadDays: 9 }, now)).toBe("date_too_soon");
    expect(dateRefusal(null, 1, {}, now)).toBe("date_unknown");
    expect(datedKinds).toEqual(["experience", "training", "access", "travel"]);
  });
});

describe("a detail that is a sentence", () => {
  const fields = inBoth({
    place: { type: "words", most: 20 },
    choices: { type: "lines", most: 3, optional: true },
  });
  const said = { place: "Lantai 2", placeEn: "Second floor", choices: "Cokelat\nPandan" };

  test("is told in the reader's language, and as it was said where it is not said in that", () => {
    expect(Object.keys(fields)).toEqual(["place", "placeEn", "choices", "choicesEn"]);
    expect(["id" as const, "en" as const].map((locale) => wordsIn(said, "place", locale))).toEqual([
      "Lantai 2",
      "Second floor",
    ]);
    expect(wordsIn(said, "choices", "en")).toBe("Cokelat\nPandan");
    expect(wordsIn({}, "place", "en")).toBeNull();
  });

  test("of lines has each in both: a choice is kept by the Indonesian one and told in the reader's", () => {
    const both = { ...said, choicesEn: "Chocolate\nPandan" };
    expect(["Cokelat", "Pandan", "Durian"].map((line) => lineIn(both, "choices", line, "en"))).toEqual([
      "Chocolate",
      "Pandan",
      "Durian",
    ]);
    expect(lineIn(both, "choices", "Cokelat", "id")).toBe("Cokelat");
    expect(lineIn(said, "choices", "Cokelat", "en")).toBe("Cokelat");
    expect(detailProblems(fields, both)).toEqual({});
    expect(readGiven(["choice"], both, { choice: "Cokelat" }).problems).toEqual({});
  });

  test("is refused in English alone, and with other lines than in Indonesian", () => {
    expect(detailProblems(fields, { placeEn: "Second floor" })).toEqual({ place: "missing" });
    expect(detailProblems(fields, { place: "Lantai 2", choicesEn: "Chocolate" })).toEqual({ choices: "missing" });
    expect(detailProblems(fields, { ...said, choicesEn: "Chocolate" })).toEqual({ choicesEn: "lines_differ" });
    expect(detailProblems(fields, { ...said, placeEn: "x".repeat(21) })).toEqual({ placeEn: "too_long" });
  });
});

test("a friend counts who joined after it was redeemed for them, and nobody else does", () => {
  const friend = { publicId: "019f0a4e-7c1b-7a52-9b60-3a4b5c6d7e8f", joinedAt: now, isGiver: false };

  expect(friendRefusal(friend, now)).toBeNull();
  expect(friendRefusal({ ...friend, joinedAt: new Date(now.getTime() - 1) }, now)).toBe("friend_not_new");
  expect(friendRefusal({ ...friend, isGiver: true }, now)).toBe("friend_is_giver");
  expect(friendRefusal(null, now)).toBe("friend_unknown");
});

test("a date that is called off can be left as long as one may choose, and any other until hours before it", () => {
  const chooseUntil = new Date(now.getTime() + 3_600_000);
  expect(changeUntil({ ...date, chooseUntil }, {})).toEqual(chooseUntil);
  expect(changeUntil(date, { changeHours: 2 })).toEqual(new Date(date.startsAt.getTime() - 7_200_000));
});

test("a cashier takes a voucher and a booking while they last, and never a file or a parcel", () => {
  expect(isUsedAtCounter({ kind: "discount", details: { percent: 10 }, state: "ready" })).toBe(true);
  expect(isUsedAtCounter({ kind: "travel", details: {}, state: "booked" })).toBe(true);
  expect(isUsedAtCounter({ kind: "discount", details: { percent: 10 }, state: "expired" })).toBe(false);
  expect(isUsedAtCounter({ kind: "digital", details: {}, state: "ready" })).toBe(false);
  expect(isUsedAtCounter({ kind: "merchandise", details: { delivery: "ship" }, state: "shipped" })).toBe(false);
});
