"use client";

import { useEffect, useRef, useState } from "react";
import { useForm } from "@/components/ui/action-form";

type Language = { code: string; suffix: string; name: string };

/**
 * Which of the two languages of its fieldset is written, where both do not fit beside each other; without scripts both stand below one
 * another. Each language's part is marked `data-words`; one with something wrong in it shows itself.
 */
export function LanguageSwitch({ label, first, languages }: { label: string; first: string; languages: Language[] }) {
  const [shown, setShown] = useState(first);
  const { errors } = useForm();
  const switches = useRef<HTMLDivElement>(null);
  const wrong = languages.filter(({ suffix }) => Object.keys(errors).some((name) => name.endsWith(suffix)));

  useEffect(() => {
    const texts = switches.current?.closest("fieldset");
    if (texts) texts.dataset.shown = shown;
  }, [shown]);
  useEffect(() => {
    const [one] = wrong;
    if (one && !wrong.some(({ code }) => code === shown)) setShown(one.code);
  });
  useEffect(() => {
    const texts = switches.current?.closest("fieldset");
    // What is not shown cannot be pointed at, so the first field the browser refuses is shown before it looks.
    const refuse = () => {
      const part = texts
        ?.querySelector<HTMLElement>(":is(input, textarea):invalid")
        ?.closest<HTMLElement>("[data-words]");
      if (!texts || !part?.dataset.words) return;
      texts.dataset.shown = part.dataset.words;
      setShown(part.dataset.words);
    };
    texts?.addEventListener("invalid", refuse, true);
    return () => texts?.removeEventListener("invalid", refuse, true);
  }, []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset around it is the form's; this only chooses what of it is seen
    <div ref={switches} role="group" aria-label={label} className="language-switch">
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === shown} onClick={() => setShown(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
