"use client";

import { useState } from "react";
import { useHydrated } from "./field";
import { LeafIcon } from "./leaf-icon";

/** Copies a text that already stands on the page; without JavaScript there is only the text. `<CopyButton text={code} label="Salin kode" copied="Tersalin" />` */
export function CopyButton(props: {
  text: string;
  label: string;
  copied: string;
  /** The outline alone beside what it copies; its words for the ear. */
  compact?: boolean;
}) {
  const [copied, setCopied] = useState(false);
  if (!useHydrated()) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <button
      type="button"
      onClick={copy}
      title={props.compact ? props.label : undefined}
      className={`button button-small ${props.compact ? "button-quiet button-icon" : "button-secondary"}`}
    >
      <LeafIcon name={copied ? "check" : "copy"} size={18} />
      <span aria-live="polite" className={props.compact ? "sr-only" : undefined}>
        {copied ? props.copied : props.label}
      </span>
    </button>
  );
}
