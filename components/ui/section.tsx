"use client";

import type { ReactNode } from "react";

/** The one `h1` of a page, with at most a sentence under it and an action beside it. */
export function PageTitle(props: { title: string; lead?: ReactNode; action?: ReactNode; above?: ReactNode }) {
  return (
    <header className="mb-8 grid gap-x-8 gap-y-4 sm:grid-cols-[1fr_fit-content(50%)] sm:items-end">
      <div>
        {props.above}
        <h1 className="text-title font-extrabold lg:text-display">{props.title}</h1>
        {props.lead ? <div className="mt-2 max-w-2xl text-lead text-ink-soft">{props.lead}</div> : null}
      </div>
      {props.action ? <div className="flex flex-wrap gap-3">{props.action}</div> : null}
    </header>
  );
}

/** A part of a page under a strong rule, as in print; never a box. `<Section title="Segera hangus" action={<a/>}>…</Section>` */
export function Section(props: {
  title: string;
  id?: string;
  action?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const id = props.id ?? props.title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return (
    <section aria-labelledby={`${id}-title`} id={props.id} className="mt-10 border-t-2 border-ink pt-3 first:mt-0">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={`${id}-title`} className="text-heading">
          {props.title}
        </h2>
        {props.action}
      </div>
      {props.lead ? <p className="-mt-2 mb-4 max-w-2xl text-ink-soft">{props.lead}</p> : null}
      {props.children}
    </section>
  );
}

/** Pairs of a word and its value, for facts about one thing. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid">
      {facts.map((fact) => (
        <div
          key={fact.label}
          className="grid gap-x-6 border-t border-line py-3 first:border-t-0 sm:grid-cols-[12rem_1fr]"
        >
          <dt className="text-note text-ink-soft sm:text-body">{fact.label}</dt>
          <dd className="font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
