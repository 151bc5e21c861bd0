import { getTranslations } from "next-intl/server";

/** The way to contest a line, or to the dispute about it. A plain link: it stands on every line and is seldom followed. */
export async function Contest(props: { query: string; dispute: string | null; isPurchase: boolean }) {
  const t = await getTranslations("disputes");
  const { query, dispute, isPurchase } = props;
  return (
    <a
      href={dispute === null ? `/disputes/new?${query}` : `/disputes/${dispute}`}
      className="inline-flex min-h-11 items-center text-note text-ink-soft underline underline-offset-4"
    >
      {dispute === null ? t(isPurchase ? "contestNothing" : "contest") : t("contested")}
    </a>
  );
}
