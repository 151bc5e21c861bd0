"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { LeafIcon } from "@/components/ui/leaf-icon";
import { POINTS_TYPED, UNITS_CHOSEN } from "@/lib/step-up-bound";
import { usePasskeysHere, whyNone } from "./passkeys-here";

type PasskeyWords = { action: string; pending: string; stopped: string; broken: string };
type Asked = { data?: PublicKeyCredentialRequestOptionsJSON | null };

type Props = {
  /** The host passkeys are kept under. */
  home: string;
  ask: (given: { bound: string }) => Promise<Asked>;
  /** What the answer is good for; empty where `ask` knows. */
  bound: string;
  words: PasskeyWords;
  /** Also offers passkeys where the browser fills in an address (a field with `webauthn` in its autocomplete). */
  autofill?: boolean;
  /** What stands beside the button, and only where it does. */
  children?: ReactNode;
};

/**
 * In a form: a button that asks the device for a passkey and sends the form with what it signed (field `passkey`). Not there
 * without JavaScript, nor where this portal's passkeys do not hold.
 */
export function PasskeyProof(props: Props) {
  const isHere = usePasskeysHere(props.home);
  return isHere ? <PasskeyButton {...props} /> : null;
}

function PasskeyButton({ ask, bound, words, autofill = false, children }: Props) {
  const answer = useRef<HTMLInputElement>(null);
  // An action is another function each time the page is drawn anew, and the field is watched once.
  const asking = useRef(ask);
  const [state, setState] = useState<"ready" | "waiting" | "stopped" | "broken">("ready");

  useEffect(() => {
    if (!autofill) return;
    const page = new AbortController();
    signInFieldOf(asking.current, page.signal)
      .then((signed) => signed && send(answer.current, signed))
      .catch(() => undefined); // the button is there all the same
    return () => page.abort();
  }, [autofill]);

  async function press() {
    if (state === "waiting") return;
    setState("waiting");
    try {
      const signed = await sign(await ask({ bound: withChosen(bound, answer.current?.form) }), false);
      setState(signed === null ? "broken" : "ready");
      if (signed !== null) send(answer.current, signed);
    } catch (error) {
      setState(whyNone(error) === "stopped" ? "stopped" : "broken");
    }
  }

  return (
    <div className="grid gap-3">
      <input ref={answer} type="hidden" name="passkey" defaultValue="" />
      <button
        type="button"
        onClick={press}
        aria-disabled={state === "waiting" || undefined}
        className={buttonClass("secondary", false)}
      >
        {state === "waiting" ? words.pending : words.action}
      </button>
      <p role="status" className="flex gap-1.5 text-note font-semibold text-bad empty:hidden">
        {state === "stopped" || state === "broken" ? (
          <>
            <LeafIcon name="warning" size={18} className="mt-px" />
            {words[state]}
          </>
        ) : null}
      </p>
      {children}
    </div>
  );
}

/** Waits for a passkey chosen where the address is filled in, for as long as the page is there. */
async function signInFieldOf(ask: Props["ask"], page: AbortSignal): Promise<string | null> {
  const { browserSupportsWebAuthnAutofill, WebAuthnAbortService } = await import("@simplewebauthn/browser");
  if (page.aborted || !(await browserSupportsWebAuthnAutofill())) return null;
  const asked = await ask({ bound: "" });
  if (page.aborted) return null;
  page.addEventListener("abort", () => WebAuthnAbortService.cancelCeremony());
  return sign(asked, true);
}

async function sign({ data }: Asked, useBrowserAutofill: boolean): Promise<string | null> {
  if (!data) return null;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return JSON.stringify(await startAuthentication({ optionsJSON: data, useBrowserAutofill }));
}

/** Puts what was chosen and typed in the form into what is signed, where that is a part of it. */
function withChosen(bound: string, form: HTMLFormElement | null | undefined): string {
  if (!form) return bound;
  const said = new FormData(form);
  const units = String(Number(said.get("amount") ?? said.get("quantity") ?? 1));
  return bound.replace(UNITS_CHOSEN, units).replace(POINTS_TYPED, () => String(said.get("points") ?? ""));
}

function send(field: HTMLInputElement | null, signed: string): void {
  if (field === null) return;
  field.value = signed;
  field.form?.requestSubmit();
}
