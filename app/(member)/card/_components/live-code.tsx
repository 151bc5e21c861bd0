"use client";

import { type ReactNode, useEffect, useState } from "react";
import { LeafIcon } from "@/components/ui/leaf-icon";
import { cardMessage, STEP_SECONDS, stepAt, writeCardCode } from "@/lib/loyalty/card-code";
import { keepKey } from "../actions";
import { CardQr } from "./card-qr";
import { deviceKey } from "./device-key";
import { keepCardOffline } from "./keep-offline";

type Words = { label: string; rotating: string; offline: string; failed: string };

/** The card's code as this device makes it, a new one every thirty seconds, with or without a network. Until then, what the server drew. */
export function LiveCode({ session, words, children }: { session: string; words: Words; children: ReactNode }) {
  const [code, setCode] = useState<string | null>(null);
  const [isOffline, setIsOffline] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isOver = false;
    let timer = 0;
    let held: CryptoKey | null = null;
    const show = async (key: CryptoKey) => {
      const step = stepAt(Date.now());
      const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(cardMessage(session, step)));
      if (isOver) return;
      setCode(writeCardCode("device", session, step, new Uint8Array(mac)));
      window.clearTimeout(timer);
      timer = window.setTimeout(() => show(key), (step + 1) * STEP_SECONDS * 1_000 - Date.now());
    };
    deviceKey(session, async (key) => (await keepKey({ key })).data === true)
      .then((key) => {
        held = key;
        return key === null ? setHasFailed(true) : show(key);
      })
      .catch(() => setHasFailed(true));
    // A phone taken out of a pocket has slept through its timers.
    const wake = () => {
      if (held !== null && document.visibilityState === "visible") show(held);
    };
    document.addEventListener("visibilitychange", wake);
    keepCardOffline();
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", wake);
      window.clearTimeout(timer);
    };
  }, [session]);

  useEffect(() => {
    const look = () => setIsOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);

  return (
    <div className="my-4 text-center">
      {code === null ? (
        children
      ) : (
        <>
          <CardQr text={code} label={words.label} />
          <p className="mt-2 text-note">{words.rotating}</p>
        </>
      )}
      {hasFailed && code === null ? <p className="mt-2 text-note font-semibold">{words.failed}</p> : null}
      <p role="status" className="text-note font-semibold">
        {isOffline ? (
          <span className="inline-flex items-center gap-1.5">
            <LeafIcon name="warning" size={18} />
            {words.offline}
          </span>
        ) : null}
      </p>
    </div>
  );
}
