import { getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import { trailNamer } from "./trail-namer";
import { type Change, toldChanges } from "./trail-words";

const FEW = 3;

/** Before and after, leaf by leaf; many of them behind their number. */
export async function TrailChanges({ before, after, sort }: { before: unknown; after: unknown; sort: string }) {
  const t = await getTranslations("staff-audit");
  const changes = toldChanges(before, after, sort);
  if (changes.length === 0) return null;
  if (changes.length <= FEW) return <Changes changes={changes} sort={sort} />;
  return (
    <div className="-mt-2.5 -mb-1">
      <Disclosure question={t("details", { count: changes.length })}>
        <Changes changes={changes} sort={sort} />
      </Disclosure>
    </div>
  );
}

async function Changes({ changes, sort }: { changes: Change[]; sort: string }) {
  const [t, { field, say }] = await Promise.all([getTranslations("staff-audit"), trailNamer()]);
  return (
    <dl className="grid gap-1 text-note">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-soft">{field(path, sort)}</dt>
          {before === "changed" || after === "changed" ? (
            <dd>{t("changed")}</dd>
          ) : (
            <dd className="break-words">
              {before === undefined ? null : (
                <>
                  <del className="text-ink-soft no-underline">{say(path, before, sort)}</del>
                  <span className="sr-only"> {t("becomes")}</span>
                  <span aria-hidden="true" className="mx-0.5">
                    {" "}
                    →{" "}
                  </span>
                </>
              )}
              <ins className="font-semibold no-underline">{say(path, after, sort)}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
