"use client";

import { BrokenPage } from "@/components/broken-page";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-5 py-16">
      <BrokenPage error={error} retry={retry} />
    </main>
  );
}
