"use client";

import { type ComponentProps, useState } from "react";
import { FileField } from "./file-field";

/**
 * A file of at most `most` bytes. One that is larger is not sent, for no answer to it would reach this form: `tooLarge` says what to do
 * instead, as the action does where scripts do not run.
 */
export function UploadField({
  most,
  tooLarge,
  ...field
}: Pick<ComponentProps<typeof FileField>, "name" | "label" | "hint" | "accept"> & { most: number; tooLarge: string }) {
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <FileField
      {...field}
      error={isTooLarge ? tooLarge : undefined}
      onChange={({ currentTarget }) => {
        const found = [...(currentTarget.files ?? [])].some(({ size }) => size > most);
        setTooLarge(found);
        if (found) currentTarget.value = "";
      }}
    />
  );
}
