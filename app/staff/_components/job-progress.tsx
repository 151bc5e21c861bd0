import { LookAgain } from "@/components/look-again";
import { ButtonLink } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";

/** How far a piece of work has come that goes on without anybody; looks again by itself, or by its link where scripts do not run. */
export function JobProgress(props: {
  /** What is done so far; without a number where nobody can tell. */
  said: string;
  of?: { value: number; max: number };
  lead?: string;
  here: string;
  lookAgain: string;
}) {
  return (
    <div className="grid max-w-xl gap-4" role="status">
      {props.of ? (
        <Meter value={props.of.value} max={Math.max(1, props.of.max)} label={props.said} />
      ) : (
        <p>{props.said}</p>
      )}
      {props.lead ? <p className="text-ink-soft">{props.lead}</p> : null}
      <div>
        <ButtonLink href={props.here} look="secondary">
          {props.lookAgain}
        </ButtonLink>
      </div>
      <LookAgain />
    </div>
  );
}
