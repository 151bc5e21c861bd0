import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/redemption-state";
import { Section } from "@/components/ui/section";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { mistakeIn } from "@/lib/loyalty/redemption-moves";

/** Every step it made so far, with how a parcel travels or by which number a payment is found. */
export async function Progress({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const [t, mistake] = await Promise.all([
    getTranslations("reward-kinds.progress"),
    getTranslations("reward-kinds.mistake"),
  ]);
  const { moves, state, usedAt } = redemption;
  // A code that was used or that ran out says so, and when, above its only step.
  const isTold = moves.length === 1 && ((state === "used" && usedAt !== null) || state === "expired");
  if (moves.length === 0 || isTold) return null;
  return (
    <Section id="progress" title={t("title")}>
      <ol className="grid max-w-xl">
        {moves.map(({ from, to, at, details }) => (
          <li key={`${to}-${at.getTime()}`} className="grid gap-1 border-t border-line py-3 first:border-t-0">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <StateBadge state={to} />
              <time dateTime={at.toISOString()} className="text-note text-ink-soft">
                {words.at(at)}
              </time>
            </p>
            {from === "used" ? <p>{t("reinstated", { because: mistake(mistakeIn(details)) })}</p> : null}
            {details.tracking ? (
              <p className="wrap-anywhere">
                {t("tracking", { courier: details.courier ?? "", tracking: details.tracking })}
              </p>
            ) : null}
            {details.reference ? (
              <p className="wrap-anywhere">{t("reference", { reference: details.reference })}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
