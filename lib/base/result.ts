/** What a command or a rule answers: the value it promises, or one refusal of a closed union. Bugs throw instead. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused<Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/** For the branch of a union that the compiler has proved empty; reached only by a bug. */
export function neverReached(value: never): never {
  throw new Error(`Not expected here: ${JSON.stringify(value)}`);
}
