import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "./account";
import { adjust } from "./adjustment";
import { nextYearStart } from "./calendar";
import { pending, spendable } from "./lots";
import { redeem } from "./redemption";
import { moveRedemption, type RedemptionToMove } from "./redemption-moves";
import { availability } from "./reward";
import { account, anyLots, continued, day, draft, firstTime, now, reward, terms } from "./rule-fixtures";
import { settle } from "./settlement";

const id = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3";
const publicId = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b4";
const price = fc.integer({ min: 1, max: 3_000 });
const quantity = fc.integer({ min: 1, max: 5 });

describe("redeeming", () => {
  it("takes exactly the price of what is spendable, or leaves everything as it was and says what is missing", () => {
    fc.assert(
      fc.property(anyLots, price, quantity, (lots, points, wanted) => {
        const redeemed = draft({ lots });
        const request = { id, quantity: wanted, price: points };
        const has = spendable(lots, now);
        const waiting = pending(lots, now);

        const answer = redeem(redeemed, request, reward({ kind: "gift_card", points }), firstTime, now);

        if (has < points * wanted) {
          expect(answer).toEqual({ ok: false, refusal: { code: "points_missing", missing: points * wanted - has } });
          expect(redeemed.lines.every((line) => line.kind === "lapsed")).toBe(true);
        } else {
          expect(answer).toMatchObject({ ok: true, value: { points: points * wanted } });
          expect(spendable(redeemed.lots, now)).toBe(has - points * wanted);
          expect(pending(redeemed.lots, now)).toBe(waiting);
        }
        expect(spendable(redeemed.lots, now)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("is refused with the first reason that applies, the very one the catalogue shows", () => {
    const rich = draft({ tier: "perak", lots: [] });
    const gone = reward({ stockLeft: 0, tierRequired: "emas", points: 7 });

    expect(redeem(rich, { id, quantity: 1, price: 7 }, gone, firstTime, now)).toMatchObject({
      refusal: { code: "out_of_stock" },
    });
    const one = { spendable: 0, tier: "perak", segments: [], redeemed: 0 };
    expect(availability({ ...gone, stockLeft: 1 }, one, terms(), now)).toEqual({ code: "tier_required", tier: "emas" });
    expect(availability(reward({ state: "draft" }), one, terms(), now).code).toBe("not_published");
    expect(availability(reward({ startsAt: new Date(now.getTime() + 1) }), one, terms(), now).code).toBe(
      "starts_later",
    );
    expect(availability(reward({ endsAt: now }), one, terms(), now).code).toBe("ended");
    expect(availability(reward({ perMemberLimit: 2 }), { ...one, redeemed: 2 }, terms(), now).code).toBe(
      "limit_reached",
    );
  });

  it("is one at a time where one code is made for it, so that nobody pays twice for one code", () => {
    const answer = redeem(
      draft(),
      { id, quantity: 2, price: 1 },
      reward({ kind: "discount", points: 1 }),
      firstTime,
      now,
    );

    expect(answer).toEqual({ ok: false, refusal: { code: "quantity_invalid", most: 1 } });
  });

  it.each([0, -1, 1.5, 21, Number.NaN])("knows no quantity of %d", (wanted) => {
    const codes = reward({ kind: "gift_card", points: 1 });
    const answer = redeem(draft(), { id, quantity: wanted, price: 1 }, codes, firstTime, now);

    expect(answer).toEqual({ ok: false, refusal: { code: "quantity_invalid", most: 20 } });
  });
});

describe("cancelling", () => {
  const later = fc.integer({ min: 0, max: 47 }).map((hours) => new Date(now.getTime() + hours * 3_600_000));

  it("gives back exactly what was drawn, to the very lots, with their own expiry unless they lapsed meanwhile", () => {
    fc.assert(
      fc.property(anyLots, price, later, (lots, points, cancelledAt) => {
        const redeemed = draft({ lots });
        const bought = redeem(redeemed, { id, quantity: 1, price: points }, reward({ points }), firstTime, now);
        fc.pre(bought.ok);
        const changes = redeemed.lines.at(-1)?.changes ?? [];
        const kept = continued(redeemed);
        settle(kept, cancelledAt);

        const restored = continued(redeemed);
        const { cancellableUntil = null } = bought.ok ? bought.value : {};
        const answer = cancel(restored, { cancellableUntil, changes }, cancelledAt);

        expect(answer).toMatchObject({ ok: true, value: { restored: { points } } });
        for (const [place, lot] of restored.lots.entries()) {
          const drawn = -(changes.find((each) => each[1] === lot.born && each[2] === lot.ordinal)?.[3] ?? 0);
          const before = kept.lots[place];
          expect(lot.remaining).toBe((before?.remaining ?? 0) + drawn);
          const lapsed = drawn > 0 && before?.expiresAt && before.expiresAt <= cancelledAt;
          if (!lapsed) expect(lot.expiresAt).toEqual(before?.expiresAt);
          else expect((lot.expiresAt?.getTime() ?? 0) - cancelledAt.getTime()).toBeGreaterThanOrEqual(30 * day);
        }
      }),
    );
  });

  it.each([
    [{ state: "cancelled" }, "already_cancelled"],
    [{ state: "used" }, "already_used"],
    [{ state: "expired" }, "redemption_expired"],
    [{ expiresAt: now }, "redemption_expired"],
    [{ cancellableUntil: null }, "too_late_to_cancel"],
    [{ cancellableUntil: new Date(now.getTime() - 1) }, "too_late_to_cancel"],
  ])("%o is refused: %s", (changes, code) => {
    const answer = cancel(draft(), { cancellableUntil: now, ...(changes as Partial<RedemptionToMove>) }, now);

    expect(answer).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("correcting by hand", () => {
  const request = { id, reasonDigest: "00" };

  it("gives or takes exactly what was asked, and never takes what is not there", () => {
    fc.assert(
      fc.property(anyLots, fc.integer({ min: -5_000, max: 5_000 }), (lots, points) => {
        fc.pre(points !== 0);
        const corrected = draft({ lots });
        const answer = adjust(corrected, { ...request, points, kind: "base" }, 5_000, now);
        const base = lots.filter((lot) => lot.kind === "base");
        if (-points > spendable(base, now)) {
          const refusal = { code: "not_enough_to_take", spendable: spendable(base, now) };
          expect(answer).toEqual({ ok: false, refusal });
        } else expect(spendable(corrected.lots, now)).toBe(spendable(lots, now) + points);
      }),
    );
  });

  it("keeps to the limit of the role, up and down", () => {
    const asked = (points: number) => adjust(draft(), { ...request, points, kind: "base" }, 5_000, now);

    expect(asked(5_001)).toEqual({ ok: false, refusal: { code: "above_limit", limit: 5_000 } });
    expect(asked(-5_001)).toEqual({ ok: false, refusal: { code: "above_limit", limit: 5_000 } });
    expect(asked(0)).toMatchObject({ refusal: { code: "points_zero" } });
  });
});

it("decides nothing in a past that is already written", () => {
  const settledAt = nextYearStart(now, terms().zone);
  const ahead = draft(account({ settledAt }));

  adjust(ahead, { id, reasonDigest: "00", points: 5, kind: "base" }, 10, now);

  expect(ahead.lines[0]?.occurredAt).toEqual(settledAt);
});

/** Its owner cancels a voucher. */
function cancel(from: Draft, changes: Partial<RedemptionToMove>, at: Date) {
  const stands = { kind: "discount", details: {}, state: "ready", expiresAt: null, changes: [] } as const;
  const redemption = { publicId: id, cancellableUntil: null, ...stands, ...changes };
  return moveRedemption(from, redemption as RedemptionToMove, { id: publicId, ...asked }, at);
}
const asked = { from: null, to: "cancelled", by: "member", details: {} } as const;
