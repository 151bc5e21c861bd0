import { getTranslations } from "next-intl/server";
import { Stars } from "@/components/stars";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import type { ReviewSheet } from "@/db/queries/feedback";
import type { InWords } from "@/lib/in-words";

/** What a member said of a purchase, and what it earned. */
export async function SaidReview({ said, words }: { said: NonNullable<ReviewSheet["said"]>; words: InWords }) {
  const [t, stars] = await Promise.all([getTranslations("feedback.review"), getTranslations("staff-feedback")]);
  const { earned, journalVersion, comment } = said;
  return (
    <div className="grid max-w-prose gap-5">
      <Stars stars={said.stars} label={stars("stars", { stars: said.stars })} />
      {comment === null ? null : <p className="whitespace-pre-line">{comment}</p>}
      <Notice tone="good" title={t("thanks")}>
        {journalVersion === null ? null : (
          <p>
            {t("earned", { points: words.points(earned), unit: words.unit })}{" "}
            <PendingLink href={`/activity?before=${journalVersion + 1}#line-${journalVersion}`} className="text-link">
              {t("earnedLink")}
            </PendingLink>
          </p>
        )}
      </Notice>
    </div>
  );
}
