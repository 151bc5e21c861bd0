"use client";

import type { ReactNode } from "react";

/** The one `h1` of a page, with at most a sentence under it and an action beside it; `isShort`: on a phone too. */
export function PageTitle(props: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  above?: ReactNode;
  isShort?: boolean;
}) {
  return (
    <header
      className={`mb-8 grid gap-x-8 sm:grid-cols-[1fr_fit-content(65%)] sm:items-end ${
        props.isShort ? "grid-cols-[1fr_auto] items-center max-sm:*:first:contents" : "gap-y-4"
      }`}
    >
      <div>
        {props.above}
        <h1 className="text-title font-extrabold lg:text-display">{props.title}</h1>
        {props.lead ? (
          <div className="mt-2 max-w-2xl text-lead text-pretty text-ink-soft max-sm:col-span-full max-sm:row-start-2">
            {props.lead}
          </div>
        ) : null}
      </div>
      {props.action ? <div className="flex flex-wrap gap-3 sm:justify-end">{props.action}</div> : null}
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
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-3">
        <h2 id={`${id}-title`} className="text-heading">
          {props.title}
        </h2>
        {props.action ? <div className="-my-2">{props.action}</div> : null}
      </div>
      {props.lead ? <p className="-mt-2 mb-4 max-w-2xl text-ink-soft">{props.lead}</p> : null}
      {props.children}
    </section>
  );
}

/** Pairs of a word and its value, for facts about one thing. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid content-start">
      {facts.map((fact) => (
        <div
          key={fact.label}
          className="grid grid-cols-[2fr_3fr] items-baseline gap-x-4 border-t border-line py-2.5 first:border-t-0 in-[.dense]:py-1.5 sm:grid-cols-[12rem_1fr] sm:gap-x-6 sm:not-in-[.dense]:py-3"
        >
          <dt className="text-note text-ink-soft sm:text-body">{fact.label}</dt>
          <dd className="min-w-0 font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
