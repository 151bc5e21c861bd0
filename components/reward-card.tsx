import { useTranslations } from "next-intl";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { tierTone } from "@/components/tier-tone";
import { Badge } from "@/components/ui/badge";
import { PendingLink } from "@/components/ui/pending-link";
import type { RewardCardView } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";
import { dayOf, daysLater } from "@/lib/loyalty/calendar";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf, rankOf } from "@/lib/loyalty/tiers";

/** A reward in a list: its picture, price and honest value, and where it stands for whoever looks. Not dimmed when out of reach. */
export function RewardCard(props: {
  reward: RewardCardView;
  terms: Terms;
  words: InWords;
  now: Date;
  eager?: boolean;
}) {
  const { reward, terms, words, now } = props;
  const t = useTranslations("rewards");
  return (
    <article className="relative grid content-start gap-2">
      <RewardPicture
        source={pictureOf(reward)}
        motif={motifOfKind(reward.kind)}
        seed={reward.publicId}
        eager={props.eager}
      />
      <h3 className="text-body leading-snug font-bold">
        <PendingLink
          href={`/rewards/${reward.publicId}`}
          className="inline-flex min-h-11 items-start gap-1 after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {reward.name}
        </PendingLink>
      </h3>
      <p className="text-note">
        <span className="font-bold">{t("cost", { points: words.points(reward.points) })}</span>
        <PerPoint reward={reward} words={words} />
      </p>
      <p className="flex flex-wrap gap-1.5">
        <AvailabilityBadge reward={reward} terms={terms} words={words} />
        <HurryBadge reward={reward} words={words} zone={terms.zone} now={now} />
      </p>
    </article>
  );
}

export function pictureOf(reward: { picture: string | null }): string | null {
  return reward.picture === null ? null : `/pictures/${reward.picture}`;
}

function PerPoint({ reward, words }: { reward: RewardCardView; words: InWords }) {
  const t = useTranslations("rewards");
  if (reward.valueMinor === null) return null;
  const money = words.perPoint(reward.valueMinor, reward.points, reward.currency);
  const isExact = reward.valueMinor % reward.points === 0;
  return <span className="text-ink-soft"> · {isExact ? t("perPoint", { money }) : t("perPointAbout", { money })}</span>;
}

/** Where a reward stands, in the words of the catalogue; nothing for a visitor to whom nothing special applies. */
export function AvailabilityBadge(props: { reward: RewardCardView; terms: Terms; words: InWords }) {
  const t = useTranslations("rewards.state");
  const { words, terms } = props;
  const answer = props.reward.availability;
  switch (answer?.code) {
    case undefined:
      return null;
    case "redeemable":
      return (
        <Badge tone="good" icon="check">
          {t("redeemable")}
        </Badge>
      );
    case "points_missing":
      return <Badge icon="clock">{t("points_missing", { points: words.points(answer.missing) })}</Badge>;
    case "tier_required":
      return (
        <Badge tone={tierTone(rankOf(terms, answer.tier))} icon="lock">
          {t("tier_required", { tier: levelOf(terms, answer.tier).name[words.locale] })}
        </Badge>
      );
    case "out_of_stock":
      return (
        <Badge tone="bad" icon="close">
          {t("out_of_stock")}
        </Badge>
      );
    case "limit_reached":
      return <Badge icon="check">{t("limit_reached", { limit: answer.limit })}</Badge>;
    case "starts_later":
      return <Badge icon="clock">{t("starts_later", { at: words.shortDay(answer.at) })}</Badge>;
    case "ended":
    case "not_published":
      return <Badge icon="lock">{t(answer.code)}</Badge>;
  }
}

const SOON_DAYS = 7;
const FEW = 5;

/** A reason to be quick: it ends soon, or few are left. */
function HurryBadge(props: { reward: RewardCardView; words: InWords; zone: string; now: Date }) {
  const t = useTranslations("rewards");
  const { reward, words, zone, now } = props;
  const { endsAt, stockLeft } = reward;
  if (endsAt !== null && endsAt <= daysLater(now, SOON_DAYS, zone)) {
    const lastDay = dayOf(new Date(endsAt.getTime() - 1), zone);
    const today = dayOf(now, zone);
    const tomorrow = dayOf(daysLater(now, 1, zone), zone) > lastDay;
    const sentence =
      lastDay === today ? t("endsToday") : tomorrow ? t("endsTomorrow") : t("endsOn", { at: words.shortDay(endsAt) });
    return (
      <Badge tone="warn" icon="clock">
        {sentence}
      </Badge>
    );
  }
  return stockLeft !== null && stockLeft > 0 && stockLeft <= FEW ? (
    <Badge tone="warn">{t("stockLow", { count: stockLeft })}</Badge>
  ) : null;
}
