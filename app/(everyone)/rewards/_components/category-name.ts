import { getTranslations } from "next-intl/server";

/** A category in the reader's language where we know it, as the shop wrote it where we do not. */
export async function categoryNamer(): Promise<(category: string) => string> {
  const t = await getTranslations("rewards.categories");
  return (category) => {
    const known = t.has(category as Parameters<typeof t.has>[0]);
    return known ? t(category as Parameters<typeof t>[0]) : category.replaceAll("_", " ");
  };
}
