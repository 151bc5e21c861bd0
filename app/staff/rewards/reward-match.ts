import { type RewardMatch, rewardStates } from "@/db/queries/staff-rewards";
import { rewardKinds } from "@/lib/loyalty/reward";
import { choice, type Query, text } from "../_components/address";

/** Which rewards the address of the list asks for. */
export function matchOf(query: Query): RewardMatch {
  return {
    q: text(query, "q").trim(),
    state: choice(query, "state", rewardStates),
    kind: choice(query, "kind", rewardKinds),
    category: text(query, "category") || null,
    untranslated: text(query, "untranslated") !== "",
  };
}

/** The same for an address; what is not asked is left out. */
export function matchQuery({ q, state, kind, category, untranslated }: RewardMatch): Record<string, string> {
  const said = { q, state, kind, category, untranslated: untranslated ? "1" : null };
  return Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
