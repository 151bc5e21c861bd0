import { getTranslations } from "next-intl/server";
import type { CatalogueBatch } from "@/db/queries/catalogue-batches";
import { inWords } from "@/lib/in-words";
import { categoryNamer } from "./category-namer";

/** What a batch does, in a line. */
export async function batchTitle({
  kind,
  wish,
  total,
}: Pick<CatalogueBatch, "kind" | "wish" | "total">): Promise<string> {
  const [t, words, nameOf] = await Promise.all([
    getTranslations("staff-catalogue.batch.title"),
    inWords(),
    categoryNamer(),
  ]);
  if (wish === null) return t(kind === "undo" ? "undo" : "import", { count: total });
  switch (wish.act) {
    case "publish":
    case "archive":
    case "unarchive":
      return t(wish.act, { count: total });
    case "category":
      return t("category", { count: total, category: nameOf(wish.category) });
    case "price":
      return t("price", { count: total, points: words.points(wish.points) });
    case "percent":
      return t(wish.percent > 0 ? "dearer" : "cheaper", { count: total, percent: Math.abs(wish.percent) });
    case "end":
      return wish.endsAt === null
        ? t("endless", { count: total })
        : t("end", { count: total, at: words.at(new Date(wish.endsAt)) });
    case "stock":
      return t("stock", { count: total, quantity: words.points(wish.quantity) });
  }
}
