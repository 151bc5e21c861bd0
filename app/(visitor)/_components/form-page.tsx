import type { ReactNode } from "react";
import { VisitorShell } from "@/components/visitor-shell";
import { currentVisit } from "@/lib/session";

/** One column for one form: joining, signing in, a new password. */
export async function FormPage({ children }: { children: ReactNode }) {
  const { installation } = await currentVisit();
  return (
    <VisitorShell programmeName={installation.programmeName} narrow>
      <div className="grid gap-6">{children}</div>
    </VisitorShell>
  );
}
