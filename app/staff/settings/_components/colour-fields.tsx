"use client";

import { useState } from "react";
import { useForm } from "@/components/ui/action-form";
import { useField } from "@/components/ui/field";
import { LeafIcon } from "@/components/ui/leaf-icon";
import {
  type Appearance,
  appearances,
  type BrandColours,
  brandedParts,
  contrastNeeded,
  leastContrast,
  readable,
} from "@/lib/brand-colours";
import { BrandPreview, type PreviewWords } from "./brand-preview";

type Part = keyof BrandColours;
export type ColourWords = {
  light: string;
  dark: string;
  fine: string;
  weak: string;
  use: string;
  parts: Record<Part, string>;
  needed: Record<Part, string>;
  /** Between whole and tenths. */
  mark: string;
  preview: PreviewWords;
};

/** The four colours of a brand, with the contrast each has while it is chosen, and what pages and mails would look like in them. */
export function ColourFields({ colours, words }: { colours: BrandColours; words: ColourWords }) {
  const { values } = useForm();
  const [chosen, choose] = useState(() => typedOr(colours, values));
  const change = (part: Part, appearance: Appearance, colour: string) =>
    choose((before) => ({ ...before, [part]: { ...before[part], [appearance]: colour } }));
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      {appearances.map((appearance) => (
        <fieldset key={appearance} className="grid min-w-0 content-start gap-5">
          <legend className="mb-3 font-bold">{words[appearance]}</legend>
          <div className="grid gap-5 sm:grid-cols-2">
            {brandedParts.map((part) => (
              <ColourField
                key={part}
                part={part}
                appearance={appearance}
                colour={chosen[part][appearance]}
                change={(colour) => change(part, appearance, colour)}
                words={words}
              />
            ))}
          </div>
          <BrandPreview colours={chosen} appearance={appearance} words={words.preview} />
        </fieldset>
      ))}
    </div>
  );
}

/** What a refused form comes back with, where it was posted without scripts; else what is kept. */
function typedOr(colours: BrandColours, values: Record<string, string>): BrandColours {
  const pair = (part: Part) => ({
    light: values[`${part}-light`] ?? colours[part].light,
    dark: values[`${part}-dark`] ?? colours[part].dark,
  });
  return { accent: pair("accent"), ornament: pair("ornament") };
}

function ColourField(props: {
  part: Part;
  appearance: Appearance;
  colour: string;
  change: (colour: string) => void;
  words: ColourWords;
}) {
  const { part, appearance, colour, words } = props;
  const name = `${part}-${appearance}`;
  const { id, error } = useField(name, {});
  const ratio = leastContrast(part, appearance, colour);
  const isFine = ratio >= contrastNeeded[part];
  const nearest = isFine ? colour : readable(part, appearance, colour);
  const figure = (Math.floor(ratio * 10) / 10).toFixed(1).replace(".", words.mark);
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {words.parts[part]}
      </label>
      <div className="flex items-center gap-3">
        <input
          id={id}
          type="color"
          name={name}
          value={colour}
          onChange={(event) => props.change(event.target.value)}
          aria-describedby={`${id}-contrast`}
          className="h-11 w-16 cursor-pointer rounded-control border border-line-strong bg-raised p-1"
        />
        <code className="text-note">{colour}</code>
      </div>
      <p id={`${id}-contrast`} className={`flex gap-1.5 text-note ${isFine ? "text-good" : "font-semibold text-bad"}`}>
        <LeafIcon name={isFine ? "check" : "warning"} size={18} className="mt-px" />
        <span>
          {isFine ? words.fine : words.weak} {`${figure}\u00a0:\u00a01.`}{" "}
          <span className="text-ink-soft">{words.needed[part]}</span>
        </span>
      </p>
      {isFine ? null : (
        <button
          type="button"
          className="button button-secondary button-small justify-self-start"
          onClick={() => props.change(nearest)}
        >
          {words.use} {nearest}
        </button>
      )}
      {error ? (
        <p className="flex gap-1.5 text-note font-semibold text-bad">
          <LeafIcon name="warning" size={18} className="mt-px" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
