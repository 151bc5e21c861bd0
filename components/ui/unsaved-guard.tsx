"use client";

import { useEffect, useRef } from "react";

/**
 * Inside a form that takes long to fill in: once something in it was changed, leaving the page is asked about, by a link as by closing the
 * window. Sending the form asks nothing; without JavaScript the browser keeps what was typed by itself.
 */
export function UnsavedGuard({ question }: { question: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    let isChanged = false;
    const change = () => {
      isChanged = true;
    };
    const settle = () => {
      isChanged = false;
    };
    // A form that came back refused still holds what was typed.
    const isUnsaved = () => isChanged || form.querySelector("[data-form-error]") !== null;
    const closing = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    // Before the link itself hears of the click, and before anybody's router does.
    const following = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const staysHere = link?.getAttribute("href")?.startsWith("#") || link?.hasAttribute("download");
      if (!isUnsaved() || link === null || staysHere || event.metaKey || event.ctrlKey) return;
      if (window.confirm(question)) return settle();
      event.preventDefault();
      event.stopPropagation();
    };
    form.addEventListener("input", change);
    form.addEventListener("submit", settle);
    form.addEventListener("reset", settle);
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", following, true);
    return () => {
      form.removeEventListener("input", change);
      form.removeEventListener("submit", settle);
      form.removeEventListener("reset", settle);
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", following, true);
    };
  }, [question]);
  return <span ref={mark} hidden />;
}
