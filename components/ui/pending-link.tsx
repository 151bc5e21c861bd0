"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useTransition } from "react";
import { useWay } from "./link-way";

type Props = {
  href: string;
  className?: string;
  children: ReactNode;
  "aria-current"?: "page" | "true";
  "aria-label"?: string;
  rel?: "next" | "prev";
  replace?: boolean;
  scroll?: boolean;
};

/**
 * A link within the portal that shows a small dot while its page is on the way, for patchy networks; nothing is fetched before it is followed.
 * Without JavaScript, with a key held down or another button it is the anchor it looks like. Next's own Link does more, which a page of
 * twenty links pays for at every request (docs/decisions/0030).
 */
export function PendingLink({ href, children, replace, scroll, ...link }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const { to, isElsewhere } = useWay(href);
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    start(() => (replace ? router.replace : router.push)(href, { scroll: scroll ?? true }));
  };
  if (to === null) {
    return (
      <span className={link.className} data-nowhere="">
        {children}
      </span>
    );
  }
  if (isElsewhere) {
    return (
      <a href={to} {...link}>
        {children}
      </a>
    );
  }
  return (
    <a href={href} {...link} onClick={follow}>
      {children}
      {isPending ? <span aria-hidden="true" className="link-pending" /> : null}
    </a>
  );
}
