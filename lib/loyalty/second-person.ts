import { approvalLimitPoints } from "./adjustment";
import { grant, type Person, type Role, roles } from "./permissions";

type Waiting = {
  sort: "adjustment" | "merging" | "dispute" | "terms" | "publication";
  points: number | null;
  askedBy: readonly number[];
  /** Whose points it is about. */ of: readonly number[];
};

/** The roles that may decide it, when they did not ask for it themselves. */
export function rolesDeciding({ sort, points }: Pick<Waiting, "sort" | "points">): Role[] {
  return roles.filter((role) => {
    const somebody = { id: 0, publicId: "", role, hasTotp: true, member: null };
    if (sort === "publication") return grant(somebody, "terms.publish") !== null;
    if (sort === "terms") return grant(somebody, "terms.approve") !== null;
    return grant(somebody, "approvals.decide") !== null && Math.abs(points ?? 0) <= approvalLimitPoints(role);
  });
}

/** Whether this person may decide it: their role may, they are the second, and it is about no points of their own. What is approved may be published by whoever wrote it. */
export function mayDecide(person: Person, waiting: Waiting): boolean {
  if (person.role === null || !rolesDeciding(waiting).includes(person.role)) return false;
  if (waiting.of.includes(person.id)) return false;
  return waiting.sort === "publication" || !waiting.askedBy.includes(person.id);
}
