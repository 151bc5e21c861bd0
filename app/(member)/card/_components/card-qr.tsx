import { encode } from "uqr";

/** The card's code, dark on white and as large as the card is. */
export function CardQr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto block h-auto w-full max-w-72"
      data-code={text}
    >
      <path fill="#000000" d={dark} />
    </svg>
  );
}
