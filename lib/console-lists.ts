import type { StaffPermission } from "@/lib/loyalty/permissions";

type List = {
  path: string;
  /** Who may see the list, and so views of it. */
  needs: StaffPermission;
  /** What of its address a saved view keeps. Never what was searched for among people, and never which page. */
  keeps: readonly string[];
};

/** The console's lists that people keep views of. */
export const consoleLists = {
  members: { path: "/staff/members", needs: "members.view", keeps: ["state", "tier"] },
  rewards: {
    path: "/staff/rewards",
    needs: "rewards.view",
    keeps: ["q", "state", "kind", "category", "untranslated", "sort"],
  },
  fulfilment: { path: "/staff/fulfilment", needs: "redemptions.fulfil", keeps: ["state", "kind", "outlet"] },
  disputes: { path: "/staff/disputes", needs: "disputes.handle", keeps: ["show"] },
  feedback: { path: "/staff/feedback", needs: "feedback.view", keeps: ["stars", "reward", "store"] },
  audit: { path: "/staff/audit", needs: "trail.view", keeps: ["actor", "action", "subject", "from", "until"] },
} as const satisfies Record<string, List>;

export type ConsoleList = keyof typeof consoleLists;

export const consoleListNames = Object.keys(consoleLists) as ConsoleList[];

/** The part of a list's address a view keeps, always in the same order, so that two addresses that show the same are the same text. */
export function keptQuery(list: ConsoleList, query: string): string {
  const given = new URLSearchParams(query.slice(0, 2_000));
  const keeps: readonly string[] = consoleLists[list].keeps;
  const kept = keeps.flatMap((name) => {
    const value = given.get(name)?.slice(0, 100);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString().slice(0, 500);
}
