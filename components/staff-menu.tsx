"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** On a phone the places are behind a word, so that a page begins with what it says; going somewhere closes them. On a wide screen they stand open. */
export function StaffMenu({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever page it is now, it was gone to
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [path]);
  return (
    <details ref={menu} className="staff-menu">
      <summary className="button button-quiet">{summary}</summary>
      <div className="staff-menu-body">{children}</div>
    </details>
  );
}
