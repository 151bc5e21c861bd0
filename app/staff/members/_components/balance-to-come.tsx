"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useForm } from "@/components/ui/action-form";
import { formatPoints, parseWholeNumber } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";

/** Around the fields of an adjustment: says what the balance will be, while it is typed. */
export function BalanceToCome(props: {
  spendable: number;
  locale: Locale;
  words: { title: string; now: string; after: string; unit: string };
  children: ReactNode;
}) {
  const { values } = useForm();
  const [typed, setTyped] = useState<string | null>(null);
  const { spendable, locale, words } = props;
  const points = typed ?? values.points ?? "";
  const change = parseWholeNumber(points, locale);

  const read = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement | HTMLSelectElement;
    if (form === null) return;
    const data = new FormData(form);
    setTyped(String(data.get("points")));
  };

  return (
    <div onInput={read} className="grid gap-4">
      {props.children}
      <dl
        aria-label={words.title}
        aria-live="polite"
        className="flex flex-wrap gap-x-10 gap-y-2 border-l-2 border-ornament ps-4"
      >
        <Figure label={words.now} value={`${formatPoints(spendable, locale)} ${words.unit}`} />
        {change === null || change === 0 ? null : (
          <Figure label={words.after} value={`${formatPoints(spendable + change, locale)} ${words.unit}`} />
        )}
      </dl>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-note text-ink-soft">{label}</dt>
      <dd className="text-lead font-bold">{value}</dd>
    </div>
  );
}
