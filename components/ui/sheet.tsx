"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "./button";
import { useHydrated } from "./field";
import { LeafIcon } from "./leaf-icon";

/**
 * A sheet over the page, whole in the HTML. With JavaScript its trigger opens it as a modal; without, the trigger
 * is a link to its #id, which shows it; a form inside that comes back with errors keeps it shown.
 * `<Sheet id="redeem-sheet" trigger="Tukar sekarang" title="…" close="Tutup"><ActionForm …/></Sheet>`
 */
export function Sheet(props: {
  id: string;
  trigger: ReactNode;
  triggerClassName?: string;
  title: string;
  close: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();
  const triggerClass = props.triggerClassName ?? buttonClass("primary", false);
  const closeClass =
    "-me-2 -mt-2 grid size-11 shrink-0 cursor-pointer place-items-center rounded-control text-ink-soft hover:bg-sunk hover:text-ink";

  // What was shown by the address or by a refused form before scripts ran stays shown, now as a modal.
  useEffect(() => {
    const sheet = dialog.current;
    if (!hydrated || sheet === null || sheet.open) return;
    if (window.location.hash === `#${sheet.id}` || sheet.querySelector("[data-form-error]")) sheet.showModal();
  }, [hydrated]);

  return (
    <>
      {hydrated ? (
        <button type="button" className={triggerClass} onClick={() => dialog.current?.showModal()}>
          {props.trigger}
        </button>
      ) : (
        <a href={`#${props.id}`} className={triggerClass}>
          {props.trigger}
        </a>
      )}
      <dialog
        ref={dialog}
        id={props.id}
        aria-labelledby={`${props.id}-title`}
        className="sheet"
        data-scripted={hydrated || undefined}
      >
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={`${props.id}-title`} className="text-heading">
            {props.title}
          </h2>
          {hydrated ? (
            <button
              type="button"
              aria-label={props.close}
              className={closeClass}
              onClick={() => dialog.current?.close()}
            >
              <LeafIcon name="close" size={22} />
            </button>
          ) : (
            <a href="#main" aria-label={props.close} className={closeClass}>
              <LeafIcon name="close" size={22} />
            </a>
          )}
        </div>
        {props.children}
      </dialog>
    </>
  );
}
