"use client";

import { BrokenPage } from "@/components/broken-page";
import "./globals.css";

/** Stands in for the whole document when even its frame failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body>
        <title>Setia</title>
        <main id="main" className="mx-auto max-w-3xl px-5 py-16">
          <BrokenPage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
