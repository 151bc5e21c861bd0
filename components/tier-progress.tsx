import { Meter, type MeterInk } from "@/components/ui/meter";

export type Progress = {
  meters: { value: number; max: number; ink: MeterInk; label: string }[];
  /** Said instead of a next tier by whoever is in the highest. */
  top: string | null;
  /** Said once this tier is kept. */
  kept: string | null;
};

/** The way to the next tier and to keeping this one, in words beside each meter. */
export function TierProgress({ meters, top, kept }: Progress) {
  return (
    <div className="grid gap-5">
      {top ? <p className="font-semibold">{top}</p> : null}
      {meters.map((meter) => (
        <Meter key={meter.label} {...meter} />
      ))}
      {kept ? <p>{kept}</p> : null}
    </div>
  );
}
