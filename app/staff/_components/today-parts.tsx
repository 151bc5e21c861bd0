import { getLocale, getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts, Section } from "@/components/ui/section";
import { ledgerToday, membersToday, rewardsToday } from "@/db/queries/staff-today";
import { type Instant, realNow } from "@/lib/base/clock";
import { formatPoints } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import { dayOf, dayStart } from "@/lib/loyalty/calendar";

/** What of the catalogue wants looking at, the urgent first; each line leads to the list that shows it. */
export async function RewardsPart({ now, mayEdit }: { now: Instant; mayEdit: boolean }) {
  const [t, rewards] = await Promise.all([getTranslations("staff"), rewardsToday(now)]);
  const lines = [
    {
      count: rewards.soldOut,
      label: t("today.soldOut", { count: rewards.soldOut }),
      href: "/staff/rewards?state=published&sort=least_left",
    },
    {
      count: rewards.runningOut,
      label: t("today.runningOut", { count: rewards.runningOut }),
      href: "/staff/rewards?state=published&sort=least_left",
    },
    {
      count: rewards.endingSoon,
      label: t("today.endingSoon", { count: rewards.endingSoon }),
      href: "/staff/rewards?state=published&sort=ends_soon",
    },
    ...(mayEdit
      ? [
          {
            count: rewards.drafts,
            label: t("today.drafts", { count: rewards.drafts }),
            href: "/staff/rewards?state=draft",
          },
        ]
      : []),
  ].filter((line) => line.count > 0);
  return (
    <Section
      title={t("today.rewards")}
      id="rewards"
      action={<All href="/staff/rewards" label={t("today.allRewards")} />}
    >
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t("today.rewardsFine", { count: rewards.published })}</p>
      ) : (
        <CountedLines lines={lines} />
      )}
    </Section>
  );
}

/** What members did since midnight. */
export async function MembersPart({ now, zone, unit }: { now: Instant; zone: string; unit: string }) {
  const [t, locale, today] = await Promise.all([
    getTranslations("staff"),
    getLocale(),
    membersToday(dayStart(dayOf(now, zone), zone)),
  ]);
  return (
    <Section
      title={t("today.members")}
      id="members"
      action={<All href="/staff/members" label={t("today.allMembers")} />}
    >
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-8 gap-y-4">
        {[
          {
            count: today.joined,
            label: t("today.joined", { count: today.joined }),
            href: "/staff/members?state=active",
          },
          {
            count: today.redemptions,
            label: t("today.redemptions", {
              count: today.redemptions,
              points: formatPoints(today.redeemedPoints, locale),
              unit,
            }),
            href: "/staff/members",
          },
          { count: today.used, label: t("today.used"), href: "/staff/members" },
        ].map(({ count, label, href }) => (
          <li key={label}>
            <PendingLink href={href} className="group block py-1 hover:bg-sunk">
              <span className="block text-title font-extrabold tabular-nums">{formatPoints(count, locale)}</span>
              <span className="text-note text-ink-soft group-hover:underline">{label}</span>
            </PendingLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const WORKER_SILENT_MS = 2 * 60_000;

/** How the ledger and the work behind it stand, for those who answer for it. */
export async function LedgerPart({ zone }: { zone: string }) {
  const [t, locale, ledger] = await Promise.all([getTranslations("staff"), getLocale(), ledgerToday()]);
  const works = ledger.workerSeenAt !== null && realNow().getTime() - ledger.workerSeenAt.getTime() < WORKER_SILENT_MS;
  return (
    <Section title={t("today.ledger")} id="ledger" action={<All href="/staff/audit" label={t("today.audit")} />}>
      <Facts
        facts={[
          { label: t("today.position"), value: formatPoints(ledger.position, locale) },
          {
            label: t("today.lastFact"),
            value: ledger.lastAt === null ? t("today.noFact") : formatInstant(ledger.lastAt, zone, locale),
          },
          { label: t("today.worker"), value: works ? t("today.workerWorks") : t("today.workerSilent") },
          {
            label: t("today.waiting"),
            value: ledger.waiting === 0 ? t("today.nothingWaits") : formatPoints(ledger.waiting, locale),
          },
        ]}
      />
    </Section>
  );
}

type CountedLine = { count: number; label: string; href: string };

/** Lines with their counts; what is counted no further than `most` says so with a plus. */
export async function CountedLines({
  lines,
  most = Number.POSITIVE_INFINITY,
}: {
  lines: CountedLine[];
  most?: number;
}) {
  const locale = await getLocale();
  return (
    <ul className="grid">
      {lines.map((line) => (
        <li key={line.label} className="border-t border-line first:border-t-0">
          <PendingLink
            href={line.href}
            className="grid min-h-11 grid-cols-[1fr_auto_auto] items-center gap-x-3 py-2 hover:bg-sunk"
          >
            <span className="order-2 text-end text-lead font-bold tabular-nums">
              {line.count > most ? `${formatPoints(most, locale)}+` : formatPoints(line.count, locale)}
            </span>
            <span className="order-1 underline decoration-line-strong underline-offset-4">{line.label}</span>
            <Icon name="next" size={16} className="order-3 text-ink-soft" />
          </PendingLink>
        </li>
      ))}
    </ul>
  );
}

function All({ href, label }: { href: string; label: string }) {
  return (
    <PendingLink href={href} className="font-semibold text-accent underline underline-offset-4">
      {label}
    </PendingLink>
  );
}
