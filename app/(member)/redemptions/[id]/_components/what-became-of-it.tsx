import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

/** Why there is no code to use any more (or not yet). */
export async function WhatBecameOfIt({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("redemptions.detail");
  const { state, usedAt, expiresAt, cancelledAt, restoredVersion, points } = redemption;
  switch (state) {
    case "cancelled":
      return (
        <Notice tone="good" icon="undo" title={t("cancelledTitle", { points: words.points(points) })}>
          <p>{t("cancelled", { at: cancelledAt ? words.at(cancelledAt) : "" })}</p>
          {restoredVersion === null ? null : (
            <PendingLink
              href={`/activity?before=${restoredVersion + 1}#line-${restoredVersion}`}
              className="text-link inline-flex min-h-11 items-center gap-1"
            >
              {t("restoredLink")}
            </PendingLink>
          )}
        </Notice>
      );
    case "used":
    case "done":
      return <Notice icon="check">{usedAt ? t("used", { at: words.at(usedAt) }) : t("usedNoTime")}</Notice>;
    case "expired":
      return <Notice tone="warn">{t("expired", { at: expiresAt ? words.until(expiresAt) : "" })}</Notice>;
    default:
      return <Notice>{t("other")}</Notice>;
  }
}
