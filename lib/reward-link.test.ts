import { expect, test } from "vitest";
import { newId } from "@/lib/base/uuid";
import { redemptionOfToken, rewardLink, rewardToken } from "./reward-link";

test("a link leads back to its own redemption, and no changed one leads anywhere", () => {
  const [id, other] = [newId(), newId()];
  const token = rewardToken(id);

  expect(redemptionOfToken(token)).toBe(id);
  expect(rewardLink(id)).toMatch(/\/given\/[\w-]{46}$/);
  for (let place = 0; place < token.length; place += 1) {
    const changed = `${token.slice(0, place)}${token[place] === "A" ? "B" : "A"}${token.slice(place + 1)}`;
    const read = redemptionOfToken(changed);
    // The last letter carries four bits that mean nothing.
    if (read !== null) expect([read, place]).toEqual([id, token.length - 1]);
  }
  expect(redemptionOfToken(rewardToken(other).slice(0, 22) + token.slice(22))).toBeNull();
  expect(redemptionOfToken("")).toBeNull();
  expect(redemptionOfToken(`${token}A`)).toBeNull();
});
