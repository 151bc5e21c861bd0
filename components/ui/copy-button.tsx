"use client";

import { useState } from "react";
import { useHydrated } from "./field";
import { LeafIcon } from "./leaf-icon";

/** Copies a text that already stands on the page; without JavaScript there is only the text. `<CopyButton text={code} label="Salin kode" copied="Tersalin" />` */
export function CopyButton(props: { text: string; label: string; copied: string }) {
  const [copied, setCopied] = useState(false);
  if (!useHydrated()) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <button type="button" onClick={copy} className="button button-secondary button-small">
      <LeafIcon name={copied ? "check" : "copy"} size={18} />
      <span aria-live="polite">{copied ? props.copied : props.label}</span>
    </button>
  );
}
