"use client";

import { type ComponentProps, useMemo } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { useHydrated } from "@/components/ui/field";
import type { ActionState } from "@/lib/form-state";

type StateAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/**
 * A form of the counter that says so when the network took it: nothing is kept to be sent later, what was typed stays, and the cashier
 * reads what was not recorded. Without scripts the browser's own page says that it is offline.
 */
export function GuardedForm({ notSent, ...form }: ComponentProps<typeof ActionForm> & { notSent: string }) {
  const isLive = useHydrated();
  const given = form.action as unknown as StateAction;
  const guarded = useMemo<StateAction>(
    () => async (state, typed) => {
      if (!navigator.onLine) return unsent(typed, notSent);
      try {
        return await given(state, typed);
      } catch (error) {
        if (error instanceof TypeError && !("digest" in error)) return unsent(typed, notSent);
        throw error;
      }
    },
    [given, notSent],
  );
  return <ActionForm {...form} action={isLive ? guarded : given} />;
}

function unsent(typed: FormData, notSent: string): ActionState {
  const values = Object.fromEntries(
    [...typed].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION") && name !== "code" ? [[name, value]] : [],
    ),
  );
  const what = [values.receipt, values.amount ?? values.bill].filter(Boolean).join(" · ");
  return {
    validationErrors: { message: what === "" ? notSent : `${notSent} (${what})`, errors: {}, values, isNext: false },
  };
}
