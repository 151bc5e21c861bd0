"use client";

import { BrokenPage } from "@/components/broken-page";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <>
      <div className="batik-edge text-accent" aria-hidden="true" />
      <main id="main" className="mx-auto max-w-3xl px-5 py-16">
        <BrokenPage error={error} retry={retry} />
      </main>
    </>
  );
}
