import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";

/** A purchase that can be reviewed while `isOpen`; the stars it was given, or null. */
export type Reviewable = { purchase: string; stars: number | null; isOpen: boolean };

/** The way to review a purchase, or to what its member said of it. */
export async function ReviewLink({ review: { purchase, stars, isOpen } }: { review: Reviewable }) {
  if (stars === null && !isOpen) return null;
  const t = await getTranslations("feedback.review");
  return (
    <PendingLink
      href={`/activity/review/${purchase}`}
      className="inline-flex min-h-11 items-center text-note text-ink-soft underline underline-offset-4"
    >
      {stars === null ? t("link") : t("linkSaid", { stars })}
    </PendingLink>
  );
}
