"use client";

import { signOutHere } from "@/app/sign-out-action";
import { ButtonForm } from "@/components/ui/button-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EdgeWords } from "./edge-words";
import { Leaving } from "./leaving";

/** On every page of somebody signed in. */
export function SignOutForm({ words }: { words: EdgeWords["signOut"] }) {
  return (
    <Leaving>
      <ButtonForm id="sign-out" action={signOutHere}>
        <SubmitButton look="quiet" small pending={words.pending}>
          {words.action}
        </SubmitButton>
      </ButtonForm>
    </Leaving>
  );
}
