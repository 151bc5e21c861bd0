import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";

/** The way to contest a line, or to the dispute about it. */
export async function Contest(props: { query: string; dispute: string | null; isPurchase: boolean }) {
  const t = await getTranslations("disputes");
  const { query, dispute, isPurchase } = props;
  return (
    <PendingLink
      href={dispute === null ? `/disputes/new?${query}` : `/disputes/${dispute}`}
      className="inline-flex min-h-11 items-center text-note text-ink-soft underline underline-offset-4"
    >
      {dispute === null ? t(isPurchase ? "contestNothing" : "contest") : t("contested")}
    </PendingLink>
  );
}
