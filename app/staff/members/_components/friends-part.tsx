import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listBroughtFriends } from "@/db/queries/brought-friends";
import type { StaffMember } from "@/db/queries/staff-members";
import { type InWords, inWords } from "@/lib/in-words";
import { liveTerms } from "@/lib/live-terms";
import type { FriendStanding } from "@/lib/loyalty/friend-standing";

/** The friends a member brought, as the member sees them, each with the reason and the way to their own page. */
export async function FriendsPart({ member, now }: { member: StaffMember; now: Date }) {
  const { total, friends } = await listBroughtFriends(member.id, await liveTerms(), now);
  if (total === 0) return null;
  const [t, words] = await Promise.all([getTranslations("friends.staff"), inWords()]);
  return (
    <Section title={t("title")} id="friends" lead={t("lead")}>
      <ul className="grid">
        {friends.map(({ publicId, name, joinedAt, standing }) => (
          <li key={publicId} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap justify-between gap-x-6">
              <PendingLink href={`/staff/members/${publicId}`} className="text-link font-semibold">
                {name ?? t("nameless")}
              </PendingLink>
              <time dateTime={joinedAt.toISOString()}>{t("joined", { day: words.day(joinedAt) })}</time>
            </p>
            <p className="text-note">{standingInWords(t, standing, words)}</p>
          </li>
        ))}
      </ul>
      {total > friends.length ? (
        <p className="mt-2 text-note text-ink-soft">
          {t("more", { shown: words.points(friends.length), total: words.points(total) })}
        </p>
      ) : null}
    </Section>
  );
}

type T = Awaited<ReturnType<typeof getTranslations<"friends.staff">>>;

function standingInWords(t: T, standing: FriendStanding, words: InWords): string {
  switch (standing.code) {
    case "buying":
      return t("buying", { at: words.until(standing.until) });
    case "returning":
      return t("returning", { at: words.at(standing.until) });
    case "counting":
      return t("counting");
    case "rewarded": {
      const given = t("rewarded", { points: words.points(standing.points), unit: words.unit });
      return standing.line === null ? given : `${given}, ${t("line", { version: standing.line })}`;
    }
    case "nothing":
      return t(`nothing.${standing.because}`);
  }
}
