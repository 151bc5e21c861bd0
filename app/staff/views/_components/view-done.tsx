import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/base/uuid";
import { consoleListNames } from "@/lib/console-lists";
import { choice, type Query, text } from "../../_components/address";
import { DoneLine } from "../../_components/done-line";
import { keep } from "../actions";

/** What was done with a view; a deleted one can be kept again. */
export async function ViewDone({ query }: { query: Query }) {
  const what = choice(query, "done", ["kept", "changed", "deleted", "opening"]);
  if (what === null) return null;
  const [t, console] = await Promise.all([getTranslations("staff-console.views"), getTranslations("staff-console")]);
  const list = choice(query, "list", consoleListNames);
  if (what !== "deleted" || list === null) return <DoneLine sentence={t(`done.${what}`)} />;
  return (
    <DoneLine
      sentence={t("done.deleted")}
      undo={
        <Form id="undo" action={keep} className="contents">
          <input type="hidden" name="viewId" value={newId()} />
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="name" value={text(query, "name")} />
          <input type="hidden" name="query" value={text(query, "query")} />
          {text(query, "shared") === "on" ? <input type="hidden" name="shared" value="on" /> : null}
          <SubmitButton look="secondary" small>
            {console("undo")}
          </SubmitButton>
        </Form>
      }
    />
  );
}
