import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { findNextSteps } from "@/db/queries/setup";

/** What a programme that has just opened lacks to live; each goes when it is done, and the list with the last. */
export async function NextSteps() {
  const [t, { isNew, colleagues, members, shown, receipts }] = await Promise.all([
    getTranslations("setup.nextSteps"),
    findNextSteps(),
  ]);
  const steps = [
    { key: "rewards", isDone: shown > 0, href: "/staff/rewards" },
    { key: "team", isDone: colleagues > 0, href: "/staff/team" },
    { key: "members", isDone: members > 0, href: "/staff/poster" },
    { key: "counter", isDone: receipts > 0, href: "/staff/counter" },
  ] as const;
  const left = steps.filter((step) => !step.isDone);
  if (!isNew || left.length === 0) return null;
  return (
    <Section id="next-steps" title={t("title")} lead={t("lead")}>
      <ol className="grid gap-3">
        {left.map(({ key, href }) => (
          <li key={key}>
            <PendingLink href={href} className="font-semibold text-accent underline underline-offset-4">
              {t(key)}
            </PendingLink>
            <p className="text-ink-soft">
              {key === "members" ? t.rich("membersWhy", { import: toImport }) : t(`${key}Why`)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function toImport(words: ReactNode) {
  return (
    <PendingLink href="/staff/members/import" className="text-accent underline underline-offset-4">
      {words}
    </PendingLink>
  );
}
