"use client";

import { AppearanceSwitches } from "@/components/appearance-switches";
import type { EdgeWords } from "@/components/edge-words";
import { PendingLink } from "@/components/ui/pending-link";

/** The first thing the keyboard meets: past the menus, to `#main`. */
export function SkipLink({ words }: { words: string }) {
  return (
    <a
      href="#main"
      className="sr-only z-50 focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:rounded-control focus:bg-accent focus:px-4 focus:py-3 focus:font-semibold focus:text-on-accent"
    >
      {words}
    </a>
  );
}

/** Says on every page of a demonstration that nothing here is real, and what time the programme has when its clock was moved. */
export function DemoBar({ words }: { words: EdgeWords["demo"] }) {
  if (words === null) return null;
  return (
    <aside aria-label={words.label} className="bg-warn-soft px-5 py-1.5 text-center text-note font-semibold text-warn">
      {`${words.text} `}
      {words.mailbox === null ? null : (
        <a href="/demo/mailbox" className="underline underline-offset-4">
          {words.mailbox}
        </a>
      )}
    </aside>
  );
}

/** The end of every page: the programme's terms, and the language and appearance of this browser. */
export function Footer({ programmeName, words }: { programmeName: string; words: EdgeWords }) {
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-4 px-5 py-6 lg:px-8">
        <p className="flex flex-wrap items-center gap-x-4 text-note">
          <span className="font-bold">{programmeName}</span>
          <PendingLink href="/terms" className="inline-flex min-h-11 items-center gap-1 underline underline-offset-4">
            {words.terms}
          </PendingLink>
        </p>
        <AppearanceSwitches {...words.appearance} />
      </div>
    </footer>
  );
}
