"use client";

import type { ReactNode } from "react";
import { forgetCard } from "./forget-card";

/** Around a form that signs somebody out of this device: the card leaves with them, before the post does. */
export function Leaving({ children }: { children: ReactNode }) {
  return (
    <div className="contents" onSubmit={forgetCard}>
      {children}
    </div>
  );
}
