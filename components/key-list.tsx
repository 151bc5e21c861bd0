"use client";

import { useEffect, useRef } from "react";

export type KeyWords = { title: string; lead: string; close: string; keys: readonly (readonly [string, string])[] };

/** The console's keys and what they do. */
export default function KeyList({ words, close }: { words: KeyWords; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="key-list-title" className="sheet">
      <h2 id="key-list-title" className="text-heading">
        {words.title}
      </h2>
      <p className="mt-1 mb-4 text-note text-ink-soft">{words.lead}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {words.keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button button-secondary mt-6" onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
    </dialog>
  );
}
