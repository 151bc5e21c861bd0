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
  const isSame = saidOf(before) === saidOf(after);
  return isSame && before !== "changed" ? [] : [{ path, before, after }];
}

/** What is kept in no field at all is nothing to tell of, as where there is nothing. */
function saidOf(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/^\{\}$/, "null");
}

/** What is kept of a person without its values: several columns of one thing, told as that thing, once. */
const personal: Record<string, string> = {
  name: "name",
  wrapped_key: "data_key",
  email_cipher: "email",
  email_hash: "email",
  phone_cipher: "phone",
  phone_hash: "phone",
  birthday_cipher: "birthday",
  address_cipher: "address",
  password_hash: "password",
};

/** The changes as people are told them: personal and secret ones as changed and nothing more, whatever was kept of them. */
export function toldChanges(before: unknown, after: unknown, sort: string): Change[] {
  const told = new Map<string, Change>();
  for (const change of changesBetween(before, after)) {
    const hidden = sort === "person" || change.path !== "name" ? personal[change.path] : undefined;
    const path = hidden ?? change.path;
    told.set(path, hidden === undefined ? change : { path, before: "changed", after: "changed" });
  }
  return [...told.values()];
}

/** The keys a field's wording may stand under, the one for its own sort of thing first. */
export function fieldKeys(path: string, sort: string): string[] {
  const key = path.replaceAll(".", "_");
  return [`${sort}_${key}`, key];
}

const instants = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** An instant as the database writes it; null for every other value. */
export function instantIn(value: unknown): Date | null {
  if (typeof value !== "string" || !instants.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

function keysOf(value: unknown): string[] {
  // A list of words is one value: what was put into it and taken out is read side by side.
  const isList = Array.isArray(value) && value.every((each) => typeof each !== "object");
  return typeof value === "object" && value !== null && !isList ? Object.keys(value) : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
