import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { MovedLot } from "@/lib/loyalty/trace";

/** What moves, lot by lot as far as they differ, and what follows from it. */
export async function Moving({ lots, words }: { lots: readonly MovedLot[]; words: InWords }) {
  const t = await getTranslations("staff-merge.moves");
  return (
    <Section title={t("title")} id="moving">
      {lots.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="list-disc ps-5">
        {lots.map(({ kind, points, expires, earnedUnder }) => (
          <li key={`${kind} ${expires} ${earnedUnder}`}>
            {expires === null
              ? t("lasting", { points: words.points(points), kind: t(kind) })
              : t("expiring", { points: words.points(points), kind: t(kind), at: words.until(new Date(expires)) })}
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-2xl">{t("follows")}</p>
      <p className="mt-2 max-w-2xl">{t("signIn")}</p>
    </Section>
  );
}
