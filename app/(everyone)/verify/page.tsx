import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";
import { PageTitle, Section } from "@/components/ui/section";
import { checkpointPublicKey } from "@/lib/checkpoint-key";
import { checkerWords } from "./_components/checker-words";
import { StatementChecker } from "./_components/statement-checker";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

const promises = ["lines", "chain", "signed"] as const;

export default async function VerifyPage() {
  const [t, locale, words] = await Promise.all([getTranslations("verify"), getLocale(), checkerWords()]);
  const key = checkpointPublicKey();
  const command = `npm run -s portal -- statement verify statement.json --key ${key}`;
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <StatementChecker trustedKey={key} locale={locale} words={words} />
      <Section id="what" title={t("what")}>
        <ul className="prose-plain list-disc ps-5">
          {promises.map((promise) => (
            <li key={promise}>{t(`promise.${promise}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="command" title={t("command")} lead={t("commandLead")}>
        <pre className="rounded-control bg-sunk p-4 text-note whitespace-pre-wrap break-all">
          <code>{command}</code>
        </pre>
      </Section>
      <Section id="key" title={t("key")} lead={t("keyLead")}>
        <p className="mb-3 font-mono text-note break-all">{key}</p>
        <CopyButton text={key} label={t("copyKey")} copied={t("copied")} />
      </Section>
    </>
  );
}
