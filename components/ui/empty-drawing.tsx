export type EmptyKind = "first" | "finished" | "unmatched" | "broken" | "offline" | "forbidden";

const ink = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 2.5,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

const drawings: Record<EmptyKind, React.ReactNode> = {
  first: (
    <>
      <path className="fill-accent-soft" d="M22 58h64v34H22z" />
      <path {...ink} d="M22 58h64v34H22zM16 46h76v12H16zM54 46v46" />
      <path
        {...ink}
        className="text-ornament"
        d="M54 46c-8-2-20-6-18-15 2-8 15-5 18 15zm0 0c8-2 20-6 18-15-2-8-15-5-18 15z"
      />
      <path {...ink} className="text-ornament" d="M54 20v-8M30 16l-4-6M78 16l4-6" />
    </>
  ),
  finished: (
    <>
      <path className="fill-accent-soft" d="M26 44h46v26a18 18 0 0 1-18 18H44a18 18 0 0 1-18-18z" />
      <path {...ink} d="M26 44h46v26a18 18 0 0 1-18 18H44a18 18 0 0 1-18-18zM72 50h6a9 9 0 0 1 0 18h-6M18 96h62" />
      <path {...ink} className="text-ornament" d="M38 58l8 8 15-16" />
    </>
  ),
  unmatched: (
    <>
      <circle className="fill-accent-soft" cx="46" cy="46" r="28" />
      <path {...ink} d="M18 46a28 28 0 1 0 56 0a28 28 0 1 0-56 0M67 67l24 24" />
      <path {...ink} className="text-ornament" d="M34 46h4M44 46h4M54 46h4" />
    </>
  ),
  broken: (
    <>
      <path className="fill-bad-soft" d="M24 36h50v30a20 20 0 0 1-20 20H44a20 20 0 0 1-20-20z" />
      <path
        {...ink}
        d="M24 36h18l5 12-8 9 9 12M74 36H54M24 36v30a20 20 0 0 0 16 19.600M74 36v30a20 20 0 0 1-20 20M74 43h6a9 9 0 0 1 0 18h-6"
      />
      <path {...ink} className="text-bad" d="M20 98c8-4 14 3 22 0s12 2 20 0 10 2 16-1" />
    </>
  ),
  offline: (
    <>
      <path className="fill-accent-soft" d="M54 76m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0" />
      <path {...ink} d="M47 74a9 9 0 1 0 14 0M34 60a28 28 0 0 1 40 0M21 46a47 47 0 0 1 66 0" />
      <path {...ink} className="text-ornament" d="M24 16l62 80" />
    </>
  ),
  forbidden: (
    <>
      <path className="fill-accent-soft" d="M24 48h60v44H24z" />
      <path {...ink} d="M24 48h60v44H24zM36 48V34a18 18 0 0 1 36 0v14" />
      <path {...ink} className="text-ornament" d="M54 66v10M49 66a5 5 0 1 0 10 0a5 5 0 1 0-10 0" />
    </>
  ),
};

/** The drawing of one kind of emptiness; the words beside it say the same. */
export function EmptyDrawing({ kind }: { kind: EmptyKind }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 108 108" width="108" height="108" className="text-ink">
      {drawings[kind]}
    </svg>
  );
}
