"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { UploadField } from "@/components/ui/upload-field";
import { isLookedAt, type LookedAt } from "../../looked-at";

type Words = Record<
  | "file"
  | "fileHint"
  | "fileAgain"
  | "fileAgainHint"
  | "fileCorrected"
  | "fileCorrectedHint"
  | "tooLarge"
  | "submit"
  | "looking"
  | "bringing"
  | "facts"
  | "ends"
  | "endYear"
  | "endPoints"
  | "problems"
  | "line"
  | "field"
  | "problem",
  string
>;

/** A file is chosen, what it would do is shown, and the same file is chosen once more to bring it in. */
export function ImportSteps({ most, words, proof }: { most: number; words: Words; proof: ReactNode }) {
  const { data } = useForm();
  const looked = isLookedAt(data) ? data : null;
  const step = looked === null ? "file" : looked.seen === null ? "fileCorrected" : "fileAgain";
  return (
    <>
      {looked === null ? null : <Result looked={looked} words={words} />}
      <div className="grid max-w-xl gap-4">
        <input type="hidden" name="seen" value={looked?.seen ?? ""} />
        <UploadField
          name="file"
          label={words[step]}
          hint={words[`${step}Hint`]}
          accept=".csv,text/csv"
          most={most}
          tooLarge={words.tooLarge}
        />
        {looked === null ? proof : null}
        <div>
          <SubmitButton pending={step === "fileAgain" ? words.bringing : words.looking}>
            {looked?.submit ?? words.submit}
          </SubmitButton>
        </div>
      </div>
    </>
  );
}

function Result({ looked, words }: { looked: LookedAt; words: Words }) {
  const place = useRef<HTMLDivElement>(null);
  const { tone, title, lead, ignored, facts, ends, problems, more } = looked;
  useEffect(() => {
    if (looked) place.current?.focus();
  }, [looked]);
  return (
    <div ref={place} tabIndex={-1} className="grid gap-6 *:min-w-0">
      <div className="max-w-2xl">
        <Notice tone={tone} icon={tone === "bad" ? "warning" : "info"} title={title}>
          <p>{lead}</p>
        </Notice>
      </div>
      {ignored === null ? null : (
        <div className="max-w-2xl">
          <Notice tone="warn" icon="warning">
            <p>{ignored}</p>
          </Notice>
        </div>
      )}
      {facts.length === 0 ? null : (
        <div className="grid max-w-2xl gap-2">
          <h3 className="font-bold">{words.facts}</h3>
          <Facts facts={facts} />
        </div>
      )}
      {ends.length === 0 ? null : (
        <div className="grid max-w-2xl gap-2">
          <h3 className="font-bold">{words.ends}</h3>
          <DataTable
            caption={words.ends}
            rows={ends}
            rowKey={(end) => end.label}
            columns={[
              { key: "year", header: words.endYear, cell: (end) => end.label },
              { key: "points", header: words.endPoints, cell: (end) => end.value, numeric: true },
            ]}
          />
        </div>
      )}
      {problems.length === 0 ? null : (
        <div className="grid gap-2">
          <h3 className="font-bold">{words.problems}</h3>
          <DataTable
            caption={words.problems}
            rows={problems}
            rowKey={(problem) => problem.key}
            columns={[
              {
                key: "line",
                header: words.line,
                numeric: true,
                cell: ({ line }) => (
                  <>
                    <span className="md:hidden">{words.line} </span>
                    {line}
                  </>
                ),
              },
              {
                key: "field",
                header: words.field,
                cell: (problem) => <span className="break-words">{problem.field}</span>,
              },
              { key: "problem", header: words.problem, wide: true, cell: (problem) => problem.sentence },
            ]}
          />
          {more === null ? null : <p className="text-ink-soft">{more}</p>}
        </div>
      )}
    </div>
  );
}
