import { describe, expect, it } from "vitest";
import { approvalLimitPoints } from "./adjustment";
import type { Person, Role } from "./permissions";
import { mayDecide, rolesDeciding } from "./second-person";

const person = (role: Role, id = 1): Person => ({ id, publicId: "", role, hasTotp: true, member: null });
const adjustment = (points: number) => ({ sort: "adjustment", points, askedBy: [7], of: [9] }) as const;

describe("what waits for a second person", () => {
  it("is decided by the roles that may decide so much, whichever way the points go", () => {
    const small = approvalLimitPoints("support");

    expect(rolesDeciding(adjustment(small))).toEqual(["support", "owner"]);
    expect(rolesDeciding(adjustment(-small - 1))).toEqual(["owner"]);
    expect(rolesDeciding({ sort: "terms", points: null })).toEqual(["owner"]);
  });

  it("is never decided by whose points it is about", () => {
    expect(mayDecide(person("owner", 9), adjustment(10))).toBe(false);
  });

  it("is never decided by who asked for it", () => {
    expect(mayDecide(person("owner", 7), adjustment(10))).toBe(false);
    expect(mayDecide(person("owner", 8), adjustment(10))).toBe(true);
    expect(mayDecide(person("owner", 7), { sort: "terms", points: null, askedBy: [3, 7], of: [] })).toBe(false);
    expect(mayDecide(person("owner", 7), { sort: "publication", points: null, askedBy: [3, 7], of: [] })).toBe(true);
    expect(mayDecide(person("cashier"), adjustment(10))).toBe(false);
  });
});
