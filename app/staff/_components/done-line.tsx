import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** What was just done, on the page it led to, with the form that undoes it where it can be undone. It stays in view while one scrolls. */
export function DoneLine({ sentence, undo = null }: { sentence: string; undo?: ReactNode }) {
  return (
    <div className="done-line">
      <Notice tone="good">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 [&_button]:-my-2">
          <p>{sentence}</p>
          {undo}
        </div>
      </Notice>
    </div>
  );
}
