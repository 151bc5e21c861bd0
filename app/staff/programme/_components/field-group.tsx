import type { ReactNode } from "react";
import { type RowSort, rowsOf } from "../terms-form-fields";

/** A part of the form of a draft under its own heading. */
export function FieldGroup(props: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5 border-t border-line pt-4">
      <legend className="float-left text-lead font-bold">{props.title}</legend>
      {props.hint ? <p className="-mt-3 max-w-2xl text-note text-ink-soft">{props.hint}</p> : null}
      {props.children}
    </fieldset>
  );
}

/** The rows of a sort that the form shows: those that are filled in, and one empty for another. */
export function shownRows(values: Record<string, string>, sort: RowSort, field: string): number[] {
  const filled = Array.from({ length: rowsOf(sort) }, (_, row) => row).filter(
    (row) => (values[`${sort}${row}${field}`] ?? "") !== "",
  );
  return Array.from({ length: Math.min(rowsOf(sort), filled.length + 1) }, (_, row) => row);
}
