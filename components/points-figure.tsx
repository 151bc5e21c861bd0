import { formatPoints, formatPointsChange } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";

/** A balance, every digit, as the largest thing on its page, with the unit's name. `<PointsFigure points={12500} unit="poin" locale={locale} />` */
export function PointsFigure(props: { points: number; unit: string; locale: Locale; size?: "figure" | "heading" }) {
  const large = props.size !== "heading";
  return (
    <p className={`flex flex-wrap items-baseline ${large ? "gap-x-2" : "gap-x-1.5"}`}>
      <span
        className={large ? "text-display font-extrabold proportional-nums sm:text-figure" : "text-heading font-bold"}
      >
        {formatPoints(props.points, props.locale)}
      </span>
      <span className={large ? "text-lead font-semibold" : "font-semibold"}>{props.unit}</span>
    </p>
  );
}

/** A movement of points with its sign; its colour repeats what the sign says. `<PointsChange points={-3000} unit="poin" locale={locale} />` */
export function PointsChange(props: { points: number; unit?: string; locale: Locale }) {
  const ink = props.points > 0 ? "text-good" : "text-ink";
  return (
    <span className={`font-bold whitespace-nowrap ${ink}`}>
      {formatPointsChange(props.points, props.locale)}
      {props.unit ? <span className="font-medium"> {props.unit}</span> : null}
    </span>
  );
}
