import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";

/** Where it stands, when there is no code to use any more, or not yet. */
export async function WhatBecameOfIt({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("redemptions.detail");
  const { state, usedAt, expiresAt, cancelledAt, restoredVersion, points, kind, details } = redemption;
  const hadCodes = ruleOf(kind, details).codes !== "none";
  switch (state) {
    case "cancelled":
      return (
        <Notice tone="good" icon="undo" title={t("cancelledTitle", { points: words.points(points) })}>
          <p>{t(hadCodes ? "cancelled" : "cancelledPlain", { at: cancelledAt ? words.at(cancelledAt) : "" })}</p>
          {restoredVersion === null ? null : <RestoredLink version={restoredVersion} words={t("restoredLink")} />}
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="warn" icon="undo" title={t("failedTitle", { points: words.points(points) })}>
          <p>{t("failed", { at: cancelledAt ? words.at(cancelledAt) : "" })}</p>
          {restoredVersion === null ? null : <RestoredLink version={restoredVersion} words={t("restoredLink")} />}
        </Notice>
      );
    case "used":
      return <Notice icon="check">{usedAt ? t("used", { at: words.at(usedAt) }) : t("usedNoTime")}</Notice>;
    case "expired":
      return <Notice tone="warn">{t("expired", { at: expiresAt ? words.until(expiresAt) : "" })}</Notice>;
    case "done":
      return <Notice icon="check">{t("done")}</Notice>;
    case "delivered":
      return <Notice icon="check">{t("delivered")}</Notice>;
    case "ready":
    case "booked":
      return null;
    case "processing":
      return <Notice icon="clock">{redemption.topUp === null ? t(state) : await topUpWords(redemption.topUp)}</Notice>;
    case "shipped":
    case "held":
      return <Notice icon="clock">{t(state)}</Notice>;
  }
}

function RestoredLink({ version, words }: { version: number; words: string }) {
  return (
    <PendingLink
      href={`/activity?before=${version + 1}#line-${version}`}
      className="text-link inline-flex min-h-11 items-center gap-1"
    >
      {words}
    </PendingLink>
  );
}

async function topUpWords(state: NonNullable<RedemptionPage["topUp"]>): Promise<string> {
  return (await getTranslations("reward-kinds.topUp"))(state);
}
