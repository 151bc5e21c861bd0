"use client";

import { type ChangeEvent, useState } from "react";
import { FieldFrame, useHydrated } from "@/components/ui/field";
import { FileControl } from "@/components/ui/file-field";
import { LeafIcon } from "@/components/ui/leaf-icon";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import { checkStatement, type StatementAnswer, type StatementFault, webCryptography } from "@/lib/loyalty/statement";
import { statementTextOf } from "@/lib/statement-text";

/** Sentences with places in braces, filled where they are shown. */
export type CheckerWords = {
  choose: string;
  none: string;
  label: string;
  hint: string;
  noScript: string;
  checking: string;
  unable: string;
  /** What of a PDF was checked, and what was not. */
  attached: string;
  good: string;
  lines: string;
  proven: string;
  beyond: string;
  /** The title of the third verdict, what such a file says of itself, and what to do. */
  unproven: string;
  claimed: string;
  unprovenWhy: Record<Extract<StatementAnswer, { verdict: "unproven" }>["why"], string>;
  bad: string;
  fault: Record<StatementFault["fault"], string>;
};

type Props = { trustedKey: string; locale: Locale; words: CheckerWords };
type Shown = { name: string; isAttached: boolean; answer: StatementAnswer | "checking" | "unable" };

/** Takes a file and tells what it is worth. It is read and checked here, in the browser, and sent nowhere. */
export function StatementChecker({ trustedKey, locale, words }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  if (!useHydrated()) return <p className="rounded-control bg-sunk p-4">{words.noScript}</p>;

  const check = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const { name } = file;
    setShown({ name, isAttached: false, answer: "checking" });
    try {
      if (globalThis.crypto?.subtle === undefined) throw new Error("Only secure pages have cryptography");
      const { text, isAttached } = await statementTextOf(new Uint8Array(await file.arrayBuffer()));
      setShown({ name, isAttached, answer: await checkStatement(text, webCryptography, trustedKey) });
    } catch {
      setShown({ name, isAttached: false, answer: "unable" });
    }
  };
  return (
    <div className="grid max-w-2xl gap-4">
      <FieldFrame id="statement" label={words.label} hint={words.hint}>
        <FileControl
          id="statement"
          choose={words.choose}
          none={words.none}
          accept=".json,application/json,.pdf,application/pdf"
          aria-describedby="statement-hint"
          onChange={check}
        />
      </FieldFrame>
      <div aria-live="polite">{shown === null ? null : <Verdict shown={shown} locale={locale} words={words} />}</div>
    </div>
  );
}

function Verdict({ shown: { name, isAttached, answer }, locale, words }: { shown: Shown } & Omit<Props, "trustedKey">) {
  if (answer === "checking" || answer === "unable") return <Box tone="warn" title={name} lines={[words[answer]]} />;
  if (answer.verdict === "wrong")
    return <Box tone="bad" title={words.bad} lines={[name, filled(words.fault[answer.fault], answer)]} />;
  const { lines, balance, member, programme } = answer;
  const figures = { lines: formatPoints(lines, locale), balance: formatPoints(balance, locale), member, programme };
  const attached = isAttached ? [words.attached] : [];
  if (answer.verdict === "unproven") {
    const sentences = [name, words.unprovenWhy[answer.why], filled(words.claimed, figures), ...attached];
    return <Box tone="warn" title={words.unproven} lines={sentences} />;
  }
  const { checkpoint, provenVersion } = answer;
  const madeAt = formatInstant(
    new Date(checkpoint.madeAt),
    new Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale,
  );
  const proof = filled(words.proven, { number: checkpoint.number, at: madeAt, version: provenVersion });
  const beyond = provenVersion < lines ? [filled(words.beyond, { version: provenVersion + 1 })] : [];
  return (
    <Box tone="good" title={words.good} lines={[name, filled(words.lines, figures), proof, ...beyond, ...attached]} />
  );
}

const looks = {
  good: { box: "bg-good-soft", ink: "text-good", icon: "check" },
  warn: { box: "bg-warn-soft", ink: "text-warn", icon: "warning" },
  bad: { box: "bg-bad-soft", ink: "text-bad", icon: "warning" },
} as const;

function Box({ tone, title, lines }: { tone: keyof typeof looks; title: string; lines: string[] }) {
  const { box, ink, icon } = looks[tone];
  return (
    <div className={`grid grid-cols-[auto_1fr] gap-x-3 rounded-control p-4 ${box}`}>
      <LeafIcon name={icon} className={`mt-0.5 ${ink}`} />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-bold">{title}</p>
        {lines.map((line) => (
          <p key={line} className="wrap-anywhere">
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}

function filled(sentence: string, values: object): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => known.get(name) ?? place);
}
