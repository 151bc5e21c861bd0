"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { type ReactNode, useRef, useState } from "react";
import { usePasskeysHere, whyNone } from "@/components/passkeys-here";
import { buttonClass } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/field";
import { LeafIcon } from "@/components/ui/leaf-icon";

type Offer = { options: PublicKeyCredentialCreationOptionsJSON } | { problem: string };
type Words = Record<"add" | "adding" | "stopped" | "known" | "broken", string>;

/** Shows what adds a passkey only where this browser can make one for this portal, and says why elsewhere. */
export function WherePasskeysAre(props: { home: string; noScript: string; elsewhere: string; children: ReactNode }) {
  const isHere = usePasskeysHere(props.home);
  const runsScripts = useHydrated();
  if (isHere) return props.children;
  const isElsewhere = runsScripts && "PublicKeyCredential" in window;
  return <p className="text-ink-soft">{isElsewhere ? props.elsewhere : props.noScript}</p>;
}

/** In a form: has this device make a passkey and sends the form with it (field `answer`). */
export function AddPasskey(props: {
  offer: (given: { password?: string | undefined }) => Promise<{ data?: Offer }>;
  words: Words;
}) {
  const { words } = props;
  const answer = useRef<HTMLInputElement>(null);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function press() {
    const form = answer.current?.form;
    if (waiting || answer.current === null || !form) return;
    setWaiting(true);
    setProblem(null);
    try {
      const password = new FormData(form).get("password");
      const { data } = await props.offer(typeof password === "string" ? { password } : {});
      if (data === undefined || "problem" in data) return setProblem(data?.problem ?? words.broken);
      const { startRegistration } = await import("@simplewebauthn/browser");
      answer.current.value = JSON.stringify(await startRegistration({ optionsJSON: data.options }));
      form.requestSubmit();
    } catch (error) {
      setProblem(words[whyNone(error)]);
    } finally {
      setWaiting(false);
    }
  }

  return (
    <div className="grid gap-3">
      <input ref={answer} type="hidden" name="answer" defaultValue="" />
      <button
        type="button"
        onClick={press}
        aria-disabled={waiting || undefined}
        className={buttonClass("primary", false)}
      >
        {waiting ? words.adding : words.add}
      </button>
      <p role="alert" className="flex gap-1.5 text-note font-semibold text-bad empty:hidden">
        {problem ? (
          <>
            <LeafIcon name="warning" size={18} className="mt-px" />
            {problem}
          </>
        ) : null}
      </p>
    </div>
  );
}
