import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { choice, type Query, text } from "../../_components/address";
import { unarchive } from "../actions";
import { stock } from "../supply-actions";
import { publishAgain, unpublish } from "../undo-action";

/** Undoes what the address says was just done to a reward, while it still stands as that left it: publishing, archiving, and a change of its stock. */
export async function UndoPart({ query, reward }: { query: Query; reward: StaffReward }) {
  const what = choice(query, "done", ["archived", "published", "stock"]);
  const t = await getTranslations("staff-console");
  const { publicId, version, stock: now } = reward;
  const button = (
    <SubmitButton look="secondary" small>
      {t("undo")}
    </SubmitButton>
  );
  if (what === "published" && reward.state === "published") {
    return (
      <Form id="undo" action={unpublish} className="contents">
        <input type="hidden" name="rewardId" value={publicId} />
        <input type="hidden" name="version" value={version} />
        {button}
      </Form>
    );
  }
  if (what === "archived" && reward.state === "archived") {
    return (
      <Form id="undo" action={text(query, "was") === "published" ? publishAgain : unarchive} className="contents">
        <input type="hidden" name="rewardId" value={publicId} />
        <input type="hidden" name="version" value={version} />
        {button}
      </Form>
    );
  }
  const change = choice(query, "change", ["put", "write_off"]);
  const isAsLeft = text(query, "left") === `${now.initial}.${now.writtenOff}`;
  if (what !== "stock" || change === null || !isAsLeft || !/^\d{1,12}$/.test(text(query, "quantity"))) return null;
  return (
    <Form id="undo" action={stock} className="contents">
      <input type="hidden" name="rewardId" value={publicId} />
      <input type="hidden" name="seenInitial" value={now.initial ?? ""} />
      <input type="hidden" name="seenWrittenOff" value={now.writtenOff} />
      <input type="hidden" name="change" value={change === "put" ? "write_off" : "put"} />
      <input type="hidden" name="quantity" value={text(query, "quantity")} />
      <input type="hidden" name="undone" value="1" />
      {button}
    </Form>
  );
}
