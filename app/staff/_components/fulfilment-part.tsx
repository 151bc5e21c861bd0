import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { COUNTED_MOST, countQueue } from "@/db/queries/fulfilment";
import type { Instant } from "@/lib/base/clock";
import { CountedLines } from "./today-parts";

/** What has to be sent, made or paid out, the promises already missed first. */
export async function FulfilmentPart({ now }: { now: Instant }) {
  const [t, counts] = await Promise.all([getTranslations("staff-fulfilment.today"), countQueue(now)]);
  const lines = [
    { count: counts.late, label: t("late"), href: "/staff/fulfilment?state=processing" },
    { count: counts.onTime, label: t("processing"), href: "/staff/fulfilment?state=processing" },
    { count: counts.held, label: t("held"), href: "/staff/fulfilment?state=held" },
  ].filter((line) => line.count > 0);
  return (
    <Section
      title={t("title")}
      id="fulfilment"
      action={
        <PendingLink href="/staff/fulfilment" className="font-semibold text-accent underline underline-offset-4">
          {t("all")}
        </PendingLink>
      }
    >
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t("fine")}</p>
      ) : (
        <CountedLines lines={lines} most={COUNTED_MOST} />
      )}
    </Section>
  );
}
