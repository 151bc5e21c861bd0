import { getTranslations } from "next-intl/server";
import { Dotted } from "@/components/ui/dotted";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconName } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { OwnFriend } from "@/db/queries/brought-friends";
import type { InWords } from "@/lib/in-words";
import type { FriendStanding } from "@/lib/loyalty/friend-standing";

type Props = { friends: OwnFriend[]; total: number; words: InWords };

/** Every friend who joined with this member's number, and what became of it. */
export async function FriendList({ friends, total, words }: Props) {
  const t = await getTranslations("friends.list");
  return (
    <Section id="friends" title={t("title")}>
      {friends.length === 0 ? (
        <EmptyState kind="first" title={t("emptyTitle")}>
          <p>{t("empty")}</p>
        </EmptyState>
      ) : (
        <ul className="grid">
          {friends.map(({ firstName, joinedAt, standing }) => (
            <li key={`${joinedAt.getTime()} ${firstName}`} className="border-t border-line py-3 first:border-t-0">
              <p className="flex flex-wrap items-baseline justify-between gap-x-6">
                <span className="font-bold">{firstName ?? t("somebody")}</span>
                <span className="text-note text-ink-soft">{t("joined", { day: words.day(joinedAt) })}</span>
              </p>
              <Standing standing={standing} words={words} />
            </li>
          ))}
        </ul>
      )}
      {total > friends.length ? (
        <p className="mt-3 text-note text-ink-soft">
          {t("more", { shown: words.points(friends.length), total: words.points(total) })}
        </p>
      ) : null}
    </Section>
  );
}

const icons: Record<FriendStanding["code"], IconName> = {
  buying: "clock",
  returning: "clock",
  counting: "clock",
  rewarded: "check",
  nothing: "info",
};

async function Standing({ standing, words }: { standing: FriendStanding; words: InWords }) {
  const t = await getTranslations("friends.standing");
  const said = () => {
    switch (standing.code) {
      case "buying":
        return t("buying", { at: words.until(standing.until) });
      case "returning":
        return t("returning", { at: words.at(standing.until) });
      case "counting":
        return t("counting");
      case "rewarded":
        return t("rewarded", { points: words.points(standing.points), unit: words.unit });
      case "nothing":
        return t(`nothing.${standing.because}`);
    }
  };
  const line = standing.code === "rewarded" ? standing.line : null;
  return (
    <div className="mt-0.5 flex items-start gap-2">
      <Icon name={icons[standing.code]} size={18} className="mt-0.5 shrink-0 text-ink-soft" />
      <p className={standing.code === "rewarded" ? "font-semibold" : ""}>
        <Dotted>
          {said()}
          {line === null ? null : (
            <PendingLink href={`/activity?before=${line + 1}#line-${line}`} className="text-link font-normal">
              {t("line")}
            </PendingLink>
          )}
        </Dotted>
      </p>
    </div>
  );
}
