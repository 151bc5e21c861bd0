"use client";

import { useEffect, useState } from "react";
import { BrokenPage } from "@/components/broken-page";
import type { Locale } from "@/lib/base/locale";
import "./globals.css";

/** Stands in for the whole document when even its frame failed; what was chosen cannot be asked then, so the browser's language decides. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const [locale, setLocale] = useState<Locale>("id");
  useEffect(() => {
    if (/^en\b/i.test(navigator.language)) setLocale("en");
  }, []);
  return (
    <html lang={locale} data-theme="system">
      <body>
        <title>Setia</title>
        <div className="batik-edge text-accent" aria-hidden="true" />
        <main id="main" className="mx-auto max-w-3xl px-5 py-16">
          <BrokenPage key={locale} error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
