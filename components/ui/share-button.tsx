"use client";

import { useSyncExternalStore } from "react";
import { buttonClass } from "./button";
import { LeafIcon } from "./leaf-icon";

/** Hands a link to the device's own way of sharing, where it has one; the link itself stands beside it. `<ShareButton title text url label />` */
export function ShareButton(props: { title: string; text: string; url: string; label: string }) {
  const { title, text, url } = props;
  const canShare = useSyncExternalStore(
    () => () => {},
    () => typeof navigator.share === "function",
    () => false,
  );
  if (!canShare) return null;
  const share = () => navigator.share({ title, text, url }).catch(() => {});
  return (
    <button type="button" onClick={share} className={buttonClass("primary", true)}>
      <LeafIcon name="share" size={18} />
      {props.label}
    </button>
  );
}
