"use client";

import { createContext, type ReactNode, useContext } from "react";

type Way = { base: string; pages: readonly string[] };
const LinkWay = createContext<Way | null>(null);

/** Around pages shown to somebody they do not belong to: links among `pages` lead to them below `base`, any other is text. */
export function WithinPages({ base, pages, children }: Way & { children: ReactNode }) {
  return <LinkWay value={{ base, pages }}>{children}</LinkWay>;
}

/** Where a link leads here: itself, unless pages around it say otherwise; null for nowhere. */
export function useWay(href: string): { to: string | null; isElsewhere: boolean } {
  const way = useContext(LinkWay);
  if (way === null || href.startsWith("#")) return { to: href, isElsewhere: false };
  const [, page = "", rest = ""] = /^\/([\w-]+)((?:[?#].*)?)$/.exec(href) ?? [];
  return { to: way.pages.includes(page) ? `${way.base}/${page}${rest}` : null, isElsewhere: true };
}
