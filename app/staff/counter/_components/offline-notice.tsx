"use client";

import { useSyncExternalStore } from "react";
import { LeafIcon } from "@/components/ui/leaf-icon";

function listen(heard: () => void) {
  window.addEventListener("online", heard);
  window.addEventListener("offline", heard);
  return () => {
    window.removeEventListener("online", heard);
    window.removeEventListener("offline", heard);
  };
}

/** Says at once when nothing can be recorded. */
export function OfflineNotice({ words }: { words: string }) {
  const isOnline = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="alert">
      {isOnline ? null : (
        <p className="mb-4 flex items-center gap-3 rounded-control bg-bad-soft p-4 font-semibold">
          <LeafIcon name="warning" size={24} className="shrink-0 text-bad" />
          {words}
        </p>
      )}
    </div>
  );
}
