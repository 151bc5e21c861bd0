"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useTransition } from "react";

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
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    start(() => (replace ? router.replace : router.push)(href, { scroll: scroll ?? true }));
  };
  return (
    <a href={href} {...link} onClick={follow}>
      {children}
      <span aria-hidden="true" className="link-pending" data-pending={isPending || undefined} />
    </a>
  );
}
