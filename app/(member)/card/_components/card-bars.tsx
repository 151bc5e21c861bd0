import bwip from "bwip-js/node";

const HEIGHT = 28;
const QUIET = 10;

/** The member's number as Code 128 (ISO/IEC 15417), for scanners that read bars alone. */
export function CardBars({ number, label }: { number: string; label: string }) {
  const [drawn] = bwip.raw("code128", number, "");
  const widths = drawn !== undefined && "sbs" in drawn ? drawn.sbs : [];
  let x = QUIET;
  const bars = widths.flatMap((width, place) => {
    const bar = place % 2 === 0 ? [`M${x} 0h${width}v${HEIGHT}h-${width}z`] : [];
    x += width;
    return bar;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${x + QUIET} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="mt-4 block h-16 w-full"
    >
      <path fill="#000000" d={bars.join("")} />
    </svg>
  );
}
