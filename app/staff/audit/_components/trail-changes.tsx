import { getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import { type Change, changesBetween } from "./trail-words";

const FEW = 3;

/** Before and after, leaf by leaf; many of them behind their number. */
export async function TrailChanges({ before, after }: { before: unknown; after: unknown }) {
  const t = await getTranslations("staff-audit");
  const changes = changesBetween(before, after);
  if (changes.length <= FEW) return <Changes changes={changes} />;
  return (
    <Disclosure question={t("details", { count: changes.length })}>
      <Changes changes={changes} />
    </Disclosure>
  );
}

async function Changes({ changes }: { changes: Change[] }) {
  const t = await getTranslations("staff-audit");
  const say = (value: unknown) => {
    if (value === null || value === undefined || value === "") return t("nothing");
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return (
    <dl className="grid gap-1 text-note">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-soft">{path}</dt>
          {before === "changed" || after === "changed" ? (
            <dd>{t("changed")}</dd>
          ) : (
            <dd className="break-words">
              {before === undefined ? null : (
                <>
                  <del className="text-ink-soft">{say(before)}</del>
                  <span className="sr-only"> {t("becomes")}</span>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              <ins className="font-semibold no-underline">{say(after)}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
