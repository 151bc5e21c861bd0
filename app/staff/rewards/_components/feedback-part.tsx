import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, Section } from "@/components/ui/section";
import { findRewardFeedback } from "@/db/queries/staff-feedback";
import { inWords } from "@/lib/in-words";
import { feelingOf, feelings, starsOf } from "@/lib/loyalty/feedback-policy";

/** What members said of a reward: how many found it how, and the last who wrote something. */
export async function FeedbackPart({ rewardId }: { rewardId: string }) {
  const [t, words] = await Promise.all([getTranslations("staff-feedback.part"), inWords()]);
  const { counts, newest } = await findRewardFeedback(rewardId, words.locale);
  const written = newest.filter((entry) => entry.comment !== null);
  return (
    <Section title={t("title")} id="feedback">
      {counts.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <>
          <Facts
            facts={feelings.map((feeling) => ({
              label: t(feeling),
              value: words.points(counts.find(({ stars }) => stars === starsOf[feeling])?.count ?? 0),
            }))}
          />
          {written.length > 0 ? (
            <>
              <h3 className="mt-4 font-bold">{t("newest")}</h3>
              <ul className="mt-1 grid gap-2">
                {written.map(({ publicId, stars, comment }) => (
                  <li key={publicId} className="flex gap-2">
                    <Icon name={feelingOf(stars)} size={18} className="mt-0.5 shrink-0" />
                    <span className="whitespace-pre-line">{comment}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <PendingLink
            href={`/staff/feedback?reward=${rewardId}`}
            className="text-link mt-3 inline-flex min-h-11 items-center"
          >
            {t("all")}
          </PendingLink>
        </>
      )}
    </Section>
  );
}
