import { Checkbox } from "@/components/ui/choice-fields";
import { GroupError } from "@/components/ui/group-error";

/** Boxes to tick, each beside a hidden no: what is unticked stays so when the form comes back. What is wrong with them stands below them all. */
export function Boxes(props: {
  name: string;
  label: string;
  values: Record<string, string>;
  boxes: { value: string; label: string }[];
}) {
  return (
    <fieldset className="sm:col-span-full">
      <legend className="font-semibold">{props.label}</legend>
      <div className="flex flex-wrap gap-x-6">
        {props.boxes.map(({ value, label }) => (
          <div key={value}>
            <input type="hidden" name={`${props.name}.${value}`} value="no" />
            <Checkbox
              name={`${props.name}.${value}`}
              label={label}
              defaultChecked={props.values[`${props.name}.${value}`] === "on"}
            />
          </div>
        ))}
      </div>
      <GroupError name={props.name} label={props.label} />
    </fieldset>
  );
}
