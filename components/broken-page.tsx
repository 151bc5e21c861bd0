"use client";

import { useEffect, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { isLocale, type Locale } from "@/lib/base/locale";
import en from "@/messages/en/errors.json";
import id from "@/messages/id/errors.json";

const words = { id: id.broken, en: en.broken };

/** What to say when a page of ours failed: what happened, what to do, and a number to name. Knows its language without the server. */
export function BrokenPage({ error, retry }: { error: unknown; retry: () => void }) {
  const [locale, setLocale] = useState<Locale>("id");
  useEffect(() => {
    const lang = document.documentElement.lang;
    if (isLocale(lang)) setLocale(lang);
  }, []);
  const word = words[locale];
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <EmptyState
      headingLevel={1}
      kind="broken"
      title={word.title}
      action={
        <button type="button" className="button button-primary" onClick={retry}>
          {word.action}
        </button>
      }
    >
      <p>{reference ? word.body : word.bodyAlone}</p>
      {reference ? (
        <p className="mt-2 text-note">
          {word.reference}: <strong className="text-ink">{reference}</strong>
        </p>
      ) : null}
    </EmptyState>
  );
}
