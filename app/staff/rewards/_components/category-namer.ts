import { getTranslations } from "next-intl/server";

/** A category in the reader's language where the catalogue words it, as it was written where it does not. */
export async function categoryNamer(): Promise<(category: string) => string> {
  const t = await getTranslations("rewards.categories");
  type Key = Parameters<typeof t>[0];
  return (category) => (t.has(category as Key) ? t(category as Key) : category);
}
