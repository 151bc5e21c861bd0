import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import type { GivenReward } from "@/db/queries/given-rewards";
import type { InWords } from "@/lib/in-words";

/** Until when it is good, or when and where it takes place. */
export async function GivenFacts({ given, words }: { given: GivenReward; words: InWords }) {
  const [t, redemptions] = await Promise.all([
    getTranslations("reward-kinds.givenReward"),
    getTranslations("redemptions.detail"),
  ]);
  const { date, expiresAt, quantity } = given;
  const good = expiresAt ? words.until(expiresAt) : redemptions("validForever");
  const because = date?.calledOffBecause ?? null;
  return (
    <>
      {because === null ? null : <Notice tone="warn">{t("calledOff", { because })}</Notice>}
      <Facts
        facts={[
          ...(quantity > 1 ? [{ label: t("quantity"), value: words.points(quantity) }] : []),
          ...(date ? [] : [{ label: t("until"), value: good }]),
          ...(date ? [{ label: t("when"), value: words.period(date.startsAt, date.endsAt) }] : []),
          ...(date?.place ? [{ label: t("where"), value: date.place }] : []),
        ]}
      />
    </>
  );
}
