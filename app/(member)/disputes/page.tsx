import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { disputeTitle } from "@/components/dispute-parts";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/list-tools";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { type DisputeView, listDisputes } from "@/db/queries/disputes";
import type { Instant } from "@/lib/base/clock";
import { type InWords, inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { DisputeClock, DisputeStateBadge } from "./_components/dispute-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("title") };
}

type Search = Promise<{ after?: string | string[] }>;

export default async function DisputesPage({ searchParams }: { searchParams: Search }) {
  const { member, now } = await requireMember();
  const [t, ui, words, search] = await Promise.all([
    getTranslations("disputes"),
    getTranslations("ui"),
    inWords(),
    searchParams,
  ]);
  const after = typeof search.after === "string" ? search.after : null;
  const { disputes, next } = await listDisputes(member.id, { after }, words.locale);
  return (
    <>
      <PageTitle
        title={t("title")}
        lead={t("lead")}
        above={
          <PendingLink href="/activity" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
            <Icon name="previous" size={18} />
            {t("toActivity")}
          </PendingLink>
        }
        action={
          <ButtonLink href="/disputes/new" look="secondary">
            {t("claim")}
          </ButtonLink>
        }
      />
      {disputes.length === 0 ? (
        <EmptyState
          kind="first"
          headingLevel={2}
          title={t("emptyTitle")}
          action={<ButtonLink href="/activity">{t("emptyAction")}</ButtonLink>}
        >
          <p>{t("empty")}</p>
        </EmptyState>
      ) : (
        <ul className="grid">
          {disputes.map((dispute) => (
            <DisputeItem key={dispute.publicId} dispute={dispute} now={now} words={words} />
          ))}
        </ul>
      )}
      <Pagination
        label={ui("pages")}
        previous={after === null ? null : { href: "/disputes", label: t("newest") }}
        next={next === null ? null : { href: `/disputes?after=${next}`, label: t("older") }}
      />
    </>
  );
}

async function DisputeItem({ dispute, now, words }: { dispute: DisputeView; now: Instant; words: InWords }) {
  return (
    <li className="relative border-t border-line py-4 first:border-t-0">
      <h2 className="text-body font-bold">
        <PendingLink
          href={`/disputes/${dispute.publicId}`}
          className="inline-flex min-h-11 items-center gap-1 after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {await disputeTitle(dispute.subject, words)}
        </PendingLink>
      </h2>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note">
        <DisputeStateBadge state={dispute.state} />
        <span className="text-ink-soft">
          <DisputeClock dispute={dispute} now={now} words={words} />
        </span>
      </p>
    </li>
  );
}
