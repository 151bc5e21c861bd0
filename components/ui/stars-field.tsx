"use client";

import { useField } from "./field";
import { LeafIcon } from "./leaf-icon";

/** One to five stars, each said in words: `words` from the least. `<StarsField name="stars" label={…} words={["…", "…", "…", "…", "…"]} />` */
export function StarsField(props: {
  name: string;
  label: string;
  words: readonly [string, string, string, string, string];
  /** How many are chosen already. */
  defaultValue?: string;
}) {
  const { defaultValue } = props;
  const { id, error, value, describedBy } = useField(props.name, defaultValue === undefined ? {} : { defaultValue });
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-1.5 font-semibold">{props.label}</legend>
      {/* The best first: it is chosen most often. */}
      <div className="grid">
        {props.words
          .map((words, place) => ({ words, stars: place + 1 }))
          .reverse()
          .map(({ words, stars }) => (
            <label key={stars} className="flex min-h-11 cursor-pointer items-center gap-3">
              <input
                key={value}
                type="radio"
                name={props.name}
                value={stars}
                defaultChecked={value === String(stars)}
                required
                className="tick"
              />
              <span className="inline-flex items-center gap-2">
                <LeafIcon name="star" size={18} className="fill-current text-accent" />
                {words}
              </span>
            </label>
          ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="flex gap-1.5 text-note font-semibold text-bad">
          <LeafIcon name="warning" size={18} className="mt-px" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
