import { qrPath } from "@/components/qr-path";

/** The card's code, dark on white and as large as the card is. */
export function CardQr({ text, label }: { text: string; label: string }) {
  const { dark, size } = qrPath(text, 2);
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
