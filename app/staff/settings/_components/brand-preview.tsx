"use client";

import { useEffect, useRef } from "react";
import { type Appearance, type BrandColours, brandVariables } from "@/lib/brand-colours";

export type PreviewWords = Record<"programme" | "title" | "balance" | "button" | "link" | "mail" | "notice", string>;

/** A page and a mail in these colours. The colours are set on the element, since a page's own rules take none from its markup. */
export function BrandPreview(props: { colours: BrandColours; appearance: Appearance; words: PreviewWords }) {
  const { colours, appearance, words } = props;
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const style = pane.current?.style;
    for (const [name, value] of Object.entries(brandVariables(colours))) {
      style?.setProperty(name, value);
    }
  }, [colours]);
  return (
    <div
      ref={pane}
      role="img"
      aria-label={words.title}
      className={`grid gap-4 rounded-picture border border-line bg-paper p-4 text-ink ${appearance === "light" ? "in-light" : "in-dark"}`}
    >
      <div className="batik-edge text-accent" />
      <p className="font-extrabold text-accent">{words.programme}</p>
      <p className="text-heading font-extrabold tabular-nums">{words.balance}</p>
      <div className="h-2 rounded-full bg-sunk">
        <div className="h-2 w-2/3 rounded-full bg-ornament" />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <span className="button button-primary">{words.button}</span>
        <span className="font-semibold text-accent underline underline-offset-4">{words.link}</span>
      </div>
      <p className="rounded-control bg-accent-soft p-3 text-accent">{words.notice}</p>
      <div className="grid gap-2 rounded-picture bg-raised p-4">
        <p className="text-note font-bold text-accent">{words.programme}</p>
        <p className="font-semibold">{words.mail}</p>
        <span className="button button-primary button-small justify-self-start">{words.button}</span>
      </div>
    </div>
  );
}
