"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense, useEffect, useState } from "react";
import type { KeyWords } from "./key-list";
import type { PaletteWords } from "./palette";

// Fetched when they are opened for the first time, and not before.
const Palette = lazy(() => import("./palette"));
const KeyList = lazy(() => import("./key-list"));

/**
 * The console's keys: Ctrl+K or ⌘K finds anything, ? lists the keys, and single keys, which can be switched off, move within a list. Holds
 * the way into the palette, which without scripts is a link to a page that does the same.
 */
export function ConsoleKeys(props: {
  areSingleKeysOn: boolean;
  words: { palette: PaletteWords; keys: KeyWords };
  children: ReactNode;
}) {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const { areSingleKeysOn } = props;

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen("palette");
      } else if (areSingleKeysOn && open === null && !isTyping(event)) single(event, () => setOpen("keys"));
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [areSingleKeysOn, open]);

  const find = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setOpen("palette");
  };
  return (
    <>
      <a href="/staff/find" aria-keyshortcuts="Control+K Meta+K" className="find-open" onClick={find}>
        {props.children}
      </a>
      <Suspense>
        {open === "palette" ? <Palette words={props.words.palette} close={() => setOpen(null)} /> : null}
        {open === "keys" ? <KeyList words={props.words.keys} close={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}

function single(event: KeyboardEvent, showKeys: () => void) {
  const to = (selector: string) => document.querySelector<HTMLElement>(`main ${selector}`);
  if (event.key === "?") showKeys();
  else if (event.key === "/") to("input[type=search]")?.focus();
  else if (event.key === "n") to("a[rel=next]")?.click();
  else if (event.key === "p") to("a[rel=prev]")?.click();
  else return;
  event.preventDefault();
}

/** Somebody writing means the letter, and with a key held down it is another's shortcut; an open dialog keeps its keys to itself. */
function isTyping({ target, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  if (metaKey || ctrlKey || altKey || document.querySelector("dialog[open]")) return true;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
