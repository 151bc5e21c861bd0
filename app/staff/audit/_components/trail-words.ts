import { trailActions } from "@/db/queries/trail";

type Action = (typeof trailActions)[number];
type KeyOf<Name extends string> = Name extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never;

/** The key of an action's wording; dots would be read as a path. */
export function actionKey<Name extends Action>(action: Name): KeyOf<Name> {
  return action.replace(".", "_") as KeyOf<Name>;
}

export function isTrailAction(action: string): action is Action {
  return trailActions.some((each) => each === action);
}

export type Change = { path: string; before: unknown; after: unknown };

/** What differs between before and after, leaf by leaf: `texts.id.name`, `points`. */
export function changesBetween(before: unknown, after: unknown, path = ""): Change[] {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  if (keys.length > 0) {
    return keys.flatMap((key) => changesBetween(at(before, key), at(after, key), path === "" ? key : `${path}.${key}`));
  }
  // Kept as changed, without its values: both sides read alike.
  const isSame = JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
  return isSame && before !== "changed" ? [] : [{ path, before, after }];
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
