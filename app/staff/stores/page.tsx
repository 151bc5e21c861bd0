import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { listStores } from "@/db/queries/stores";
import { zoneLabel } from "@/lib/base/format-time";
import { zones } from "@/lib/base/zone";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../_components/address";
import { StoreForm } from "./_components/store-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("stores.title") };
}

export default async function StoresPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { installation, now } = await requireStaff("stores.edit");
  const [t, query, stores] = await Promise.all([getTranslations("staff-counter.stores"), searchParams, listStores()]);
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {text(query, "done") === "kept" ? (
        <div className="mb-8">
          <Notice tone="good">{t("kept")}</Notice>
        </div>
      ) : null}
      <datalist id="zones">
        {zones(installation.zone).map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="with-aside">
        <Section id="stores" title={t("list", { count: stores.length })}>
          {stores.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
          <ul>
            {stores.map((store) => (
              <li key={store.publicId} className="border-t border-line py-3">
                <p className="font-semibold">
                  {[store.name, store.city].filter(Boolean).join(", ")}{" "}
                  {store.isActive ? null : <Badge>{t("inactive")}</Badge>}
                </p>
                <p className="text-note text-ink-soft">
                  {t("facts", { code: store.code, zone: zoneLabel(now, store.zone) })}
                </p>
                <Disclosure question={t("edit", { name: store.name })}>
                  <StoreForm store={store} zone={installation.zone} />
                </Disclosure>
              </li>
            ))}
          </ul>
        </Section>
        <div className="aside mt-10 lg:mt-0">
          <Section id="new-store" title={t("new")}>
            <StoreForm store={null} zone={installation.zone} />
          </Section>
        </div>
      </div>
    </>
  );
}
