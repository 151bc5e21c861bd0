import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle, Section } from "@/components/ui/section";
import { requireMember } from "@/lib/session";
import { PeriodForm } from "./_parts/period-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statement"))("title") };
}

const forms = [
  { name: "statement.pdf", key: "pdf" },
  { name: "statement.csv", key: "csv" },
  { name: "statement-excel.csv", key: "excel" },
  { name: "statement.json", key: "json" },
] as const;

type Props = { searchParams: Promise<{ days?: string }> };

export default async function StatementPage({ searchParams }: Props) {
  await requireMember();
  const [t, { days }] = await Promise.all([getTranslations("statement"), searchParams]);
  return (
    <>
      <PendingLink href="/activity" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle title={t("title")} lead={t("lead")} />
      <ul className="grid gap-y-2">
        {forms.map(({ name, key }) => (
          <li
            key={key}
            className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[16rem_1fr] sm:items-center"
          >
            <a href={`/activity/statement/${name}`} download={name} className="button button-secondary">
              {t(`form.${key}`)}
            </a>
            <p className="max-w-xl text-ink-soft">{t(`about.${key}`)}</p>
          </li>
        ))}
      </ul>
      <PeriodForm isWrong={days === "wrong"} />
      <Section id="checking" title={t("checking")} lead={t("checkingLead")}>
        <ButtonLink href="/verify" look="secondary">
          {t("verify")}
        </ButtonLink>
      </Section>
    </>
  );
}
