"use client";

import { useField } from "./field";
import { LeafIcon } from "./leaf-icon";

/** What is wrong with fields that make one answer together, below them; the form's list of errors calls it `label` and leads here. */
export function GroupError({ name }: { name: string; label: string }) {
  const { id, error } = useField(name, {});
  return error ? (
    <p id={id} tabIndex={-1} className="flex gap-1.5 text-note font-semibold text-bad">
      <LeafIcon name="warning" size={18} className="mt-px" />
      {error}
    </p>
  ) : null;
}
