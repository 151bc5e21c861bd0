import { getTranslations } from "next-intl/server";
import { PointsFigure } from "@/components/points-figure";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PoolView } from "@/db/queries/pool";
import type { InWords } from "@/lib/in-words";
import { ConfirmMove } from "./confirm-move";
import { Leaving } from "./leaving";
import { askedFor, Moving, type Typed } from "./moving";
import { Sharers } from "./sharers";

type Props = { view: PoolView; pool: NonNullable<PoolView["pool"]>; typed: Typed; words: InWords; hasFactor: boolean };

/** The points that are shared, who shares them, and what can be done with them; what was asked for alone, while it is to be confirmed. */
export async function Shared({ view, pool, typed, words, hasFactor }: Props) {
  const t = await getTranslations("pool");
  const asked = hasFactor ? askedFor({ view, typed, words }) : null;
  if (asked) return <ConfirmMove asked={asked} view={view} words={words} />;
  return (
    <>
      <p className="text-ink-soft">{t("shared.balance")}</p>
      <PointsFigure points={pool.spendable} unit={words.unit} locale={words.locale} size="heading" />
      {hasFactor ? <Moving view={view} typed={typed} words={words} /> : <NeedsFactor />}
      <Sharers pool={pool} terms={view.terms} words={words} />
      {hasFactor ? <Leaving pool={pool} /> : null}
    </>
  );
}

async function NeedsFactor() {
  const t = await getTranslations("pool.needsApp");
  return (
    <div className="mt-8 grid gap-4 justify-items-start">
      <Notice title={t("title")}>
        <p>{t("body")}</p>
      </Notice>
      <ButtonLink href="/profile/security">{t("action")}</ButtonLink>
    </div>
  );
}
