"use client";

import { FieldFrame, useField } from "@/components/ui/field";

/** A line that has the keyboard as soon as the page stands: a scanner types and ends with Enter. */
export function EntryField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const { id, error, value, describedBy } = useField(name, { hint });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        // biome-ignore lint/a11y/noAutofocus: the page is for this field, and a scanner cannot point at it
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={300}
        key={value}
        defaultValue={value}
        onFocus={(event) => event.currentTarget.select()}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className="control"
      />
    </FieldFrame>
  );
}
