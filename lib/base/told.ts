/** A value written as one text. */
export type Told<Value> = string & { readonly of?: Value };

/**
 * What a part drawn in the browser is given, as one text: React tells and reads back each value of an object by itself, which of the words
 * of a whole page takes longer than drawing them. For strings, figures, lists and plain objects; a part reads it with `heard`.
 */
export function told<Value>(value: Value): Told<Value> {
  return JSON.stringify(value);
}

/** What was `told`. */
export function heard<Value>(text: Told<Value>): Value {
  return JSON.parse(text);
}
