import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { WishView } from "@/db/queries/wishes";
import type { InWords } from "@/lib/in-words";

/** Why a wish stopped, since when, and how it goes on. */
export async function Paused({ wish, again, words }: { wish: WishView; again: string | null; words: InWords }) {
  const t = await getTranslations("saving");
  const { pausedAt, pausedBecause } = wish;
  if (pausedAt === null || pausedBecause === null) return null;
  return (
    <Notice tone="warn" title={t("pausedTitle", { at: words.at(pausedAt) })}>
      <p>{t(`paused.${pausedBecause}`)}</p>
      {again === null ? null : <p>{again}</p>}
    </Notice>
  );
}
