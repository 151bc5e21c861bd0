import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { findCut } from "@/db/queries/pictures";
import { zooms } from "@/lib/picture-part";
import { cut as cutAction } from "../picture-actions";
import { FocusPad } from "./focus-pad";

const points = ["0_0", "50_0", "100_0", "0_50", "50_50", "100_50", "0_100", "50_100", "100_100"] as const;

type Pictured = { publicId: string; version: number; picture: string };

/** What of a picture must stay in sight: one of nine points, or exactly where it is tapped or written. */
export async function FocusForm({ reward }: { reward: Pictured }) {
  const [t, cut] = await Promise.all([getTranslations("staff-catalogue.focus"), findCut(reward.picture)]);
  if (cut === null) return null;
  const now = points.find((each) => each === `${cut.focusX}_${cut.focusY}`) ?? "exact";
  return (
    <Form id="reward-focus" action={cutAction} className="grid gap-4 border-t border-line pt-4">
      <input type="hidden" name="rewardId" value={reward.publicId} />
      <input type="hidden" name="version" value={reward.version} />
      <h3 className="font-bold">{t("title")}</h3>
      <p className="text-note text-ink-soft">{t("lead")}</p>
      <FocusPad
        source={`/pictures/${reward.picture}`}
        width={cut.width}
        height={cut.height}
        cut={cut}
        label={t("pad")}
      />
      <fieldset className="grid w-fit grid-cols-3 gap-x-4">
        <legend className="mb-1 font-semibold">{t("grid")}</legend>
        {points.map((point) => (
          <Point key={point} value={point} label={t(`point.${point}`)} isChosen={point === now} />
        ))}
        <Point value="exact" label={t("exact")} isChosen={now === "exact"} />
      </fieldset>
      <div className="grid max-w-md grid-cols-2 items-end gap-4 sm:grid-cols-3 lg:max-w-sm">
        <Field name="x" label={t("x")} type="number" min={0} max={100} defaultValue={String(cut.focusX)} />
        <Field name="y" label={t("y")} type="number" min={0} max={100} defaultValue={String(cut.focusY)} />
        <Select
          name="zoom"
          label={t("zoom")}
          options={zooms.map((zoom) => ({ value: String(zoom), label: `${zoom}%` }))}
          defaultValue={String(cut.zoom)}
        />
      </div>
      <div>
        <SubmitButton look="secondary">{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}

function Point({ value, label, isChosen }: { value: string; label: string; isChosen: boolean }) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2 text-note">
      <input type="radio" name="point" value={value} defaultChecked={isChosen} className="tick" />
      {label}
    </label>
  );
}
