"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";

const groups = ["members", "pages", "actions"] as const;
type Group = (typeof groups)[number];
type Found = { href: string; label: string; hint?: string };
type Places = Pick<Record<Group, Found[]>, "pages" | "actions">;

export type PaletteWords = Record<Group, string> &
  Record<"title" | "label" | "keys" | "none" | "found" | "wait" | "tooOften" | "away" | "close", string>;

const ADDRESS = "/staff/find/matches";
const PAUSE_MS = 200;

/** Finds a page, an action or a member, by keyboard alone or by touch: a combobox over a list, in a dialog of its own. */
export default function Palette({ words, close }: { words: PaletteWords; close: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState(0);
  const places = usePlaces();
  const { members, state } = useMembers(q);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    dialog.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  const named = ({ label }: Found) => q.split(/\s+/).every((part) => label.toLowerCase().includes(part.toLowerCase()));
  const found = { members, pages: places.pages.filter(named), actions: places.actions.filter(named) };
  const options = groups.flatMap((group) => found[group]);
  const at = Math.min(chosen, options.length - 1);
  const told = { idle: "", wait: words.wait, tooOften: words.tooOften, away: words.away }[state];

  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 5, PageUp: at - 5 }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      document.getElementById(`${id}-${at}`)?.click();
    } else if (to !== undefined && options.length > 0) {
      event.preventDefault();
      // One beyond either end is the other end; a page stops there.
      const isStep = Math.abs(to - at) === 1;
      setChosen(isStep ? (to + options.length) % options.length : Math.max(0, Math.min(options.length - 1, to)));
    }
  };
  const follow = (event: MouseEvent, href: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    dialog.current?.close();
    // The counter has a policy of its own, so it is fetched as a document of its own.
    if (href.startsWith("/staff/counter")) return;
    event.preventDefault();
    router.push(href);
  };

  return (
    <dialog ref={dialog} onClose={close} aria-labelledby={`${id}-title`} className="sheet palette">
      <h2 id={`${id}-title`} className="sr-only">
        {words.title}
      </h2>
      <div className="flex items-center gap-2">
        <input
          role="combobox"
          type="text"
          aria-label={words.label}
          aria-describedby={`${id}-keys`}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={words.label}
          className="control"
          value={q}
          onKeyDown={press}
          onChange={(event) => {
            setQ(event.target.value);
            setChosen(0);
          }}
        />
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={words.label} className="mt-3">
        {groups.map((group) =>
          found[group].length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role; a fieldset holds controls
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p id={`${id}-${group}`} className="mt-3 mb-1 px-3 text-note font-semibold text-ink-soft">
                {words[group]}
              </p>
              {found[group].map((option) => {
                const place = options.indexOf(option);
                return (
                  <a
                    key={option.href}
                    id={`${id}-${place}`}
                    role="option"
                    aria-selected={place === at}
                    tabIndex={-1}
                    href={option.href}
                    className="palette-option"
                    onClick={(event) => follow(event, option.href)}
                    onPointerMove={() => setChosen(place)}
                  >
                    <span>{option.label}</span>
                    {option.hint ? <span className="text-note text-ink-soft">{option.hint}</span> : null}
                  </a>
                );
              })}
            </div>
          ),
        )}
      </div>
      {state === "wait" ? <p className="mt-3 text-note text-ink-soft">{words.wait}</p> : null}
      {state === "tooOften" || state === "away" ? (
        <p className="mt-3 text-note font-semibold text-bad">{told}</p>
      ) : null}
      {options.length === 0 && state === "idle" ? <p className="mt-3">{words.none}</p> : null}
      <p id={`${id}-keys`} className="mt-4 text-note text-ink-soft pointer-coarse:hidden">
        {words.keys}
      </p>
      <p role="status" className="sr-only">
        {told || (options.length === 0 ? words.none : words.found.replace("#", String(options.length)))}
      </p>
    </dialog>
  );
}

/** The pages and actions one may open, asked for once. */
function usePlaces(): Places {
  const [places, setPlaces] = useState<Places>({ pages: [], actions: [] });
  useEffect(() => {
    const gone = new AbortController();
    fetch(ADDRESS, { signal: gone.signal })
      .then(async (answer) => {
        if (answer.ok) setPlaces((await answer.json()) as Places);
      })
      .catch(() => {});
    return () => gone.abort();
  }, []);
  return places;
}

/** Members that match, asked for once somebody stops typing; an older question's answer is never shown. */
function useMembers(q: string): { members: Found[]; state: "idle" | "wait" | "tooOften" | "away" } {
  const [answered, setAnswered] = useState<{ members: Found[]; state: "idle" | "wait" | "tooOften" | "away" }>({
    ...{ members: [], state: "idle" },
  });
  const sought = q.trim();
  useEffect(() => {
    if (sought.length < 2) return setAnswered({ members: [], state: "idle" });
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      setAnswered(({ members }) => ({ members, state: "wait" }));
      try {
        const answer = await fetch(`${ADDRESS}?q=${encodeURIComponent(sought)}`, { signal: gone.signal });
        if (answer.status === 429) return setAnswered({ members: [], state: "tooOften" });
        if (!answer.ok) return setAnswered({ members: [], state: "away" });
        const { members } = (await answer.json()) as { members: Found[] };
        setAnswered({ members, state: "idle" });
      } catch {
        if (!gone.signal.aborted) setAnswered({ members: [], state: "away" });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [sought]);
  return answered;
}
