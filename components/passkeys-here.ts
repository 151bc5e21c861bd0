"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether this browser knows passkeys and stands where this portal's are kept (`home`, a host): false until scripts run. */
export function usePasskeysHere(home: string): boolean {
  return useSyncExternalStore(
    never,
    () => "PublicKeyCredential" in window && window.location.hostname === home,
    () => false,
  );
}

/** Why a browser made or gave no passkey: closed by whoever it asked, one it has already, or something else. */
export function whyNone(error: unknown): "stopped" | "known" | "broken" {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "stopped";
  return name === "InvalidStateError" ? "known" : "broken";
}
