/** Grey lines in the shape of what is coming, for staff pages that stream. The label says so to those who listen. */
export function Skeleton({ lines, label }: { lines: number; label: string }) {
  const widths = ["w-11/12", "w-8/12", "w-10/12", "w-7/12"];
  return (
    <div role="status" className="grid gap-4 py-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, index) => (
        <div key={line} className={`skeleton h-5 ${widths[index % widths.length]}`} />
      ))}
    </div>
  );
}
