export type MeterInk = "accent" | "ornament" | "silver" | "gold" | "platinum";

/** How far something has come, always with the remainder in words. `<Meter value={340} max={500} label="Kurang 160 poin lagi" />` */
export function Meter(props: { value: number; max: number; label: string; ink?: MeterInk; hideLabel?: boolean }) {
  const value = Math.max(0, Math.min(props.value, props.max));
  return (
    <div className="grid gap-1.5">
      <meter
        aria-label={props.label}
        min={0}
        max={props.max > 0 ? props.max : 1}
        value={value}
        className={`meter meter-${props.ink ?? "accent"}`}
      >
        {props.label}
      </meter>
      {props.hideLabel ? null : (
        <p aria-hidden="true" className="text-note text-ink-soft">
          {props.label}
        </p>
      )}
    </div>
  );
}
