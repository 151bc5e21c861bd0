import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Checkbox } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FilterChips } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { VIEW_NAME_MOST } from "@/db/commands/keep-view";
import { listViews, type SavedView } from "@/db/queries/saved-views";
import { newId } from "@/lib/base/uuid";
import { type ConsoleList, consoleLists, keptQuery } from "@/lib/console-lists";
import { keep } from "../views/actions";
import type { Query } from "./address";

type Viewed = { list: ConsoleList; personId: number; query: Query };

/**
 * The views of a list one may open. A list asked for without any filter opens with the view this person chose for it, unless they come
 * from the list itself, where that is how filters are cleared.
 */
export async function openViews({ list, personId, query }: Viewed): Promise<SavedView[]> {
  const views = await listViews(personId, [list]);
  const opening = views.find((view) => view.isOpening);
  if (opening && Object.keys(query).length === 0 && !(await comesFrom(consoleLists[list].path))) {
    redirect(addressOf(opening));
  }
  return views;
}

async function comesFrom(path: string): Promise<boolean> {
  const referrer = (await headers()).get("referer");
  return referrer !== null && URL.canParse(referrer) && new URL(referrer).pathname === path;
}

/** Saved views above a list: those there are, keeping what is shown under a name, and the way to arrange them. */
export async function SavedViews({ list, query, views }: { list: ConsoleList; query: Query; views: SavedView[] }) {
  const t = await getTranslations("staff-console.views");
  const shown = keptQuery(list, asSearch(query));
  const { path, keeps }: { path: string; keeps: readonly string[] } = consoleLists[list];
  const hint = t(keeps.includes("q") ? "nameHintSearch" : "nameHint");
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      {views.length > 0 ? (
        <FilterChips
          label={t("label")}
          chips={[
            { href: `${path}?view=none`, label: t("all"), current: shown === "" },
            ...views.map((view) => ({ href: addressOf(view), label: view.name, current: view.query === shown })),
          ]}
        />
      ) : null}
      {shown !== "" && !views.some((view) => view.query === shown) ? (
        <Disclosure question={t("save")}>
          <Form id="view-new" action={keep} className="grid max-w-md gap-3">
            <input type="hidden" name="viewId" value={newId()} />
            <input type="hidden" name="list" value={list} />
            <input type="hidden" name="query" value={shown} />
            <Field name="name" label={t("name")} hint={hint} maxLength={VIEW_NAME_MOST} required />
            <Checkbox name="shared" label={t("shared")} />
            <div>
              <SubmitButton look="secondary">{t("submit")}</SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
      {views.length > 0 ? (
        <PendingLink href="/staff/views" className="text-link inline-flex min-h-11 items-center">
          {t("manage")}
        </PendingLink>
      ) : null}
    </div>
  );
}

/** The address of a view: also of one without filters, which is not the list opened plain. */
export function addressOf({ list, query }: Pick<SavedView, "list" | "query">): string {
  return `${consoleLists[list].path}?${query === "" ? "view=none" : query}`;
}

function asSearch(query: Query): string {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, one(value)])).toString();
}
