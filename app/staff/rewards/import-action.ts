"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CATALOGUE_MOST } from "@/db/commands/change-catalogue";
import { prepareImport } from "@/db/commands/import-rewards";
import { asForm, form, refuse, staffAction } from "@/lib/action";
import { readRewardFile } from "@/lib/reward-file/read-file";
import { unreadable } from "../_components/unreadable";
import { UPLOAD_BYTES_MAX } from "./upload-limit";

/** Works out what a file would change, to be looked at before anything happens. */
export const upload = staffAction("rewards.edit")
  .metadata({ action: "prepare-catalogue-import" })
  .inputSchema(async () => form({ file: (await unreadable()).file }), asForm)
  .stateAction(async ({ parsedInput: { file }, ctx: { actor, visit } }) => {
    const t = await getTranslations("staff-catalogue.refusal");
    if (file === undefined || file.size === 0) return refuse(null, { file: t("file_missing") });
    if (file.size > UPLOAD_BYTES_MAX) return refuse(null, { file: t("file_too_large") });
    const prepared = await prepareImport(actor, readRewardFile(file.stream()), visit.installation, visit.now);
    if (!prepared.ok) {
      const { refusal } = prepared;
      const about = "about" in refusal ? refusal.about : "";
      return refuse(null, { file: t(refusal.code, { reason: about, columns: about, most: CATALOGUE_MOST }) });
    }
    redirect(`/staff/rewards/batches/${prepared.value.batchId}`);
  });
