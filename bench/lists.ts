import { listDecidedApprovals } from "@/db/queries/approvals";
import { listCodeImports } from "@/db/queries/code-imports";
import { countQueue, listQueue, listQueueOutlets } from "@/db/queries/fulfilment";
import { listLatestBatches } from "@/db/queries/fulfilment-batches";
import { listLowStocks, listStaff } from "@/db/queries/low-stocks";
import { listWaiting } from "@/db/queries/second-person";
import { listShifts } from "@/db/queries/shifts";
import { countOpenDisputes, listQueuedDisputes } from "@/db/queries/staff-disputes";
import { listFeedback, listReviewedStores } from "@/db/queries/staff-feedback";
import { type MemberFilter, searchMembers } from "@/db/queries/staff-members";
import { listCategories, listStaffRewards, type StaffRewardFilter, staffRewardSorts } from "@/db/queries/staff-rewards";
import { listStaffNames, listTrail, type TrailFilter } from "@/db/queries/trail";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";

export type List = {
  name: string;
  read: () => Promise<unknown>;
  /** False where it looks through all that waits or matches: longer with more of that, not with a larger programme. */
  isFlat: boolean;
};

/** The list's page that follows another, so that going on is measured too. */
const second = <Page extends { next: string | null }>(read: (after: string | undefined) => Promise<Page>) => {
  let after: string | undefined;
  return async () => {
    after ??= (await read(undefined)).next ?? undefined;
    return read(after);
  };
};

const rewards = (wish: Partial<StaffRewardFilter>) => {
  const filter = {
    q: "",
    state: null,
    kind: null,
    category: null,
    untranslated: false,
    sort: "newest",
    after: undefined,
  } as const;
  return (after?: string) => listStaffRewards({ ...filter, ...wish, after }, "id");
};
const members = (wish: Partial<MemberFilter>) => (after?: string) =>
  searchMembers({ q: "", state: null, tier: null, ...wish, after });
const trail = (wish: Partial<TrailFilter>) => (after?: string) =>
  listTrail({ actor: null, action: null, subject: null, from: null, until: null, ...wish, after });
const feedback =
  (wish: object) =>
  (after = "") =>
    listFeedback({ reward: null, store: null, stars: null, ...wish, after }, "id");
const queue = (wish: object) => (after?: string) =>
  listQueue({ q: "", state: null, kind: null, outlet: null, ...wish, after }, "id");

const throughAll = ["rewards, sought"];

/** Every list of staff, with its filters, its orders and its second page. */
export function staffLists(now: Date): List[] {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const begun = now.getTime() - 400 * 86_400_000;
  const hoursIn = (hours: number) => new Date(begun + hours * 3_600_000);
  const lists: Record<string, () => Promise<unknown>> = {
    ...Object.fromEntries(staffRewardSorts.map((sort) => [`rewards, ${sort}`, () => rewards({ sort })()])),
    ...Object.fromEntries(staffRewardSorts.map((sort) => [`rewards, ${sort}, second page`, second(rewards({ sort }))])),
    "rewards, sought": () => rewards({ q: "kopi susu wulandari" })(),
    "rewards, a word of none": () => rewards({ q: "tidak ada", sort: "name" })(),
    "rewards, published, least left": () => rewards({ state: "published", sort: "least_left" })(),
    "rewards, drafts": () => rewards({ state: "draft" })(),
    "rewards, a kind by name": () => rewards({ kind: "gift_card", sort: "name" })(),
    "rewards, a category, dearest": () => rewards({ category: "kategori 1", sort: "dearest" })(),
    "rewards, categories": listCategories,
    members: () => members({})(),
    "members, second page": second(members({})),
    "members, locked": () => members({ state: "locked" })(),
    "members, of a tier few reach": () => members({ tier: "platina" })(),
    "members, a full name": () => members({ q: "sari wulandari santoso" })(),
    "members, a first name": () => members({ q: "sari" })(),
    "members, a name misspelt": () => members({ q: "wulandri" })(),
    "members, two letters": () => members({ q: "sa" })(),
    "members, a first name, second page": second(members({ q: "sari" })),
    "members, an address": () => members({ q: "nobody@contoh.id" })(),
    "members, a phone number": () => members({ q: "0812 3456 7890" })(),
    "members, a number": () => members({ q: "C-77" })(),
    trail: () => trail({})(),
    "trail, second page": second(trail({})),
    "trail, an action": () => trail({ action: "member.lock" })(),
    "trail, an action nobody did": () => trail({ action: "store.edit" })(),
    "trail, of rewards": () => trail({ subject: "reward" })(),
    "trail, of nothing": () => trail({ subject: "approval" })(),
    "trail, by the portal": () => trail({ actor: "portal" })(),
    "trail, some hours": () => trail({ from: hoursIn(1), until: hoursIn(5) })(),
    "trail, before then": () => trail({ until: hoursIn(3) })(),
    "trail, staff": listStaffNames,
    queue: () => queue({})(),
    "queue, second page": second(queue({})),
    "queue, held": () => queue({ state: "held" })(),
    "queue, a kind": () => queue({ kind: "merchandise" })(),
    "queue, an outlet": () => queue({ outlet: "Gerai 1" })(),
    "queue, counts": () => countQueue(now),
    "queue, outlets": listQueueOutlets,
    "fulfilment batches": () => listLatestBatches(5),
    "waiting for a second person": listWaiting,
    "approvals, decided": listDecidedApprovals,
    "disputes, open": () => listQueuedDisputes("open", undefined),
    "disputes, decided": () => listQueuedDisputes("decided", undefined),
    "disputes, decided, second page": second((after) => listQueuedDisputes("decided", after)),
    "disputes, counts": () => countOpenDisputes(now),
    refunds: () => listWaitingRefunds(dayAgo),
    feedback: () => feedback({})(),
    "feedback, second page": second(feedback({})),
    "feedback, one star": () => feedback({ stars: 1 })(),
    "feedback, a store": () => feedback({ store: "G1" })(),
    "feedback, stores": listReviewedStores,
    shifts: () => listShifts(null),
    "codes, lists": () => listCodeImports("00000000-0000-0000-0000-000000000000", 5, "id"),
    "today, running low": () => listLowStocks(8, "id"),
    "today, staff": listStaff,
  };
  return Object.entries(lists).map(([name, read]) => ({ name, read, isFlat: !throughAll.includes(name) }));
}
