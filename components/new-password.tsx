"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { judgePassword } from "@/app/password-actions";
import { PasswordField } from "@/components/ui/field";
import type { PasswordStrength } from "@/lib/password-strength";

const PAUSE_MS = 450;
const inks = { 1: "bg-bad", 2: "bg-warn", 3: "bg-good" } as const;

/** A field for a new password that says, a moment after each pause, how strong it is; without JavaScript a plain one. */
export function NewPassword(props: Pick<ComponentProps<typeof PasswordField>, "name" | "label" | "hint">) {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  const asked = useRef({ turn: 0, timer: 0 });
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A form that was refused comes back with the password emptied: what was said about it goes with it.
    const form = said.current?.closest("form");
    const forget = () => {
      window.clearTimeout(asked.current.timer);
      asked.current.turn += 1;
      setStrength(null);
    };
    form?.addEventListener("reset", forget);
    return () => {
      window.clearTimeout(asked.current.timer);
      form?.removeEventListener("reset", forget);
    };
  }, []);

  function type(field: HTMLInputElement) {
    const turn = asked.current.turn + 1;
    window.clearTimeout(asked.current.timer);
    const timer = window.setTimeout(async () => {
      const judged = field.value === "" ? null : await judge(field);
      if (asked.current.turn === turn) setStrength(judged);
    }, PAUSE_MS);
    asked.current = { turn, timer };
  }

  return (
    <PasswordField {...props} autoComplete="new-password" onType={type}>
      <div ref={said} className="contents">
        {strength === null ? null : (
          <span aria-hidden="true" className="grid grid-cols-3 gap-1">
            {([1, 2, 3] as const).map((step) => (
              <span
                key={step}
                className={`h-1.5 rounded-full ${step <= strength.steps ? inks[strength.steps] : "bg-line"}`}
              />
            ))}
          </span>
        )}
        <p role="status" className="text-note empty:hidden">
          {strength?.words}
        </p>
      </div>
    </PasswordField>
  );
}

/** With what stands beside it in the form: by the person's own names a password is guessed first. */
async function judge(field: HTMLInputElement): Promise<PasswordStrength | null> {
  const given = new FormData();
  given.set("password", field.value);
  const beside = field.form === null ? new FormData() : new FormData(field.form);
  for (const name of ["name", "email", "token"]) given.set(name, beside.get(name) ?? "");
  try {
    return (await judgePassword(given))?.data ?? null;
  } catch {
    return null; // offline, or a page of an earlier version: the form says it all the same
  }
}
