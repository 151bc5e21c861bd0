import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentVisit } from "@/lib/session";

/** In the language of whoever looks, whatever the page's own. */
export async function seenTitle(): Promise<Metadata> {
  const { person } = await currentVisit();
  const t = await getTranslations({ locale: person?.locale ?? "id", namespace: "staff-care.seen" });
  return { title: t("open") };
}
