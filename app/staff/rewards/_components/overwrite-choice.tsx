"use client";

import { useForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/choice-fields";

/** Offered only once a save was refused because somebody else had changed the reward: what was typed may replace that. */
export function OverwriteChoice({ label }: { label: string }) {
  const { errors } = useForm();
  return errors.overwrite === undefined ? null : <Checkbox name="overwrite" label={label} value="on" />;
}
