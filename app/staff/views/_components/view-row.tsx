import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { PendingLink } from "@/components/ui/pending-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { VIEW_NAME_MOST } from "@/db/commands/keep-view";
import type { SavedView } from "@/db/queries/saved-views";
import { addressOf } from "../../_components/saved-views";
import { change, opening, remove } from "../actions";

/** One view: whose it is, the way to it, and what its owner and everybody may do with it. */
export async function ViewRow({ view }: { view: SavedView }) {
  const t = await getTranslations("staff-console.views");
  const { publicId: id, isOwn, isShared, isOpening } = view;
  const whose = isOwn ? t(isShared ? "sharedOwn" : "mine") : t("sharedBy", { name: view.ownerName ?? "" });
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3">
        <PendingLink href={addressOf(view)} className="text-link inline-flex min-h-11 items-center font-semibold">
          {view.name}
        </PendingLink>
        <span className="text-note text-ink-soft">{whose}</span>
        {isOpening ? <Badge tone="accent">{t("opens")}</Badge> : null}
      </p>
      <div className="-ms-3 flex flex-wrap items-start gap-x-2">
        <Form id={`view-opening-${id}`} action={opening} className="contents">
          <input type="hidden" name="viewId" value={id} />
          <input type="hidden" name="list" value={view.list} />
          {isOpening ? <input type="hidden" name="off" value="1" /> : null}
          <SubmitButton look="quiet" small>
            {t(isOpening ? "unmakeOpening" : "makeOpening")}
          </SubmitButton>
        </Form>
        {isOwn ? (
          <>
            <Form id={`view-delete-${id}`} action={remove} className="contents">
              <input type="hidden" name="viewId" value={id} />
              <input type="hidden" name="list" value={view.list} />
              <input type="hidden" name="name" value={view.name} />
              <input type="hidden" name="query" value={view.query} />
              {isShared ? <input type="hidden" name="shared" value="on" /> : null}
              <SubmitButton look="quiet" small>
                {t("delete")}
              </SubmitButton>
            </Form>
            <div className="ms-3 min-w-0">
              <Disclosure question={t("rename")}>
                <Form id={`view-${id}`} action={change} className="grid max-w-md gap-3">
                  <input type="hidden" name="viewId" value={id} />
                  <input type="hidden" name="version" value={view.version} />
                  <Field name="name" label={t("name")} defaultValue={view.name} maxLength={VIEW_NAME_MOST} required />
                  <Checkbox name="shared" label={t("shared")} defaultChecked={isShared} />
                  <div>
                    <SubmitButton look="secondary">{t("change")}</SubmitButton>
                  </div>
                </Form>
              </Disclosure>
            </div>
          </>
        ) : null}
      </div>
    </div>
  );
}
