import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/ui/submit-button";
import { find } from "../actions";
import { Camera } from "./camera";
import { CounterForm } from "./counter-form";
import { EntryField } from "./entry-field";

/** The one field of the counter: a scanner types into it, a hand does, or the camera fills it. */
export function FindPart() {
  const t = useTranslations("staff-counter.find");
  return (
    <CounterForm id="counter-find" action={find} className="grid gap-4">
      <EntryField name="entry" label={t("label")} hint={t("hint")} />
      <div className="grid gap-3 sm:grid-cols-[1fr_auto]">
        <SubmitButton pending={t("looking")}>{t("submit")}</SubmitButton>
        <Camera
          words={{ open: t("camera"), close: t("cameraClose"), aim: t("cameraAim"), failed: t("cameraFailed") }}
        />
      </div>
    </CounterForm>
  );
}
