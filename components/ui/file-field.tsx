"use client";

import { type InputHTMLAttributes, type ReactNode, useEffect, useRef, useState } from "react";
import { useForm } from "./action-form";
import { FieldFrame, useField } from "./field";

type FileFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Shown beside the label when no file need be chosen, e.g. "(boleh dikosongkan)". */
  optional?: string;
  error?: string;
} & Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "required" | "onChange">;

/** In a Form: one file to choose. `<FileField name="file" label={t("file")} hint={t("fileHint")} accept="image/png" />` */
export function FileField({ name, label, hint, optional, error: given, ...input }: FileFieldProps) {
  const { words } = useForm();
  const { id, error, describedBy } = useField(name, { hint, error: given });
  return (
    <FieldFrame id={id} label={label} optional={optional} hint={hint} error={error}>
      <FileControl
        id={id}
        name={name}
        choose={words.chooseFile}
        none={words.noFile}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        {...input}
      />
    </FieldFrame>
  );
}

/**
 * The browser's own control for a file under words in the reader's language, for it writes its own in the browser's. It takes clicks,
 * keys and dropped files as ever; where scripts do not run it is seen as it is, as only it knows which file was chosen.
 */
export function FileControl({
  choose,
  none,
  onChange,
  ...input
}: { choose: string; none: string } & InputHTMLAttributes<HTMLInputElement>) {
  const control = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState("");
  const tell = () => setChosen(control.current?.files?.[0]?.name ?? "");

  useEffect(() => {
    const form = control.current?.form;
    // A form is empty again only after its own `reset` event.
    const empty = () => setChosen("");
    setChosen(control.current?.files?.[0]?.name ?? "");
    form?.addEventListener("reset", empty);
    return () => form?.removeEventListener("reset", empty);
  }, []);

  return (
    <div className="control file-control">
      <span aria-hidden="true" className="file-choose">
        {choose}
      </span>
      <span aria-hidden="true" className="file-chosen">
        {chosen || none}
      </span>
      <input
        ref={control}
        type="file"
        onChange={(event) => {
          onChange?.(event);
          tell();
        }}
        {...input}
      />
    </div>
  );
}
