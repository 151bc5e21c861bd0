import { iconShapes } from "./icon-shapes";

export type IconName = keyof typeof iconShapes;

/** One outline at text size, in the current ink; decoration only, so words beside it carry the meaning. `<Icon name="gift" size={20} />` */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.85}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ? `shrink-0 ${className}` : "shrink-0"}
    >
      {iconShapes[name].map((shape) => (
        <path key={shape} d={shape} />
      ))}
    </svg>
  );
}
