import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { findSharedPool, listSharers } from "@/db/queries/pool-sharers";
import type { StaffMember } from "@/db/queries/staff-members";
import { inWords } from "@/lib/in-words";
import { inFours } from "./member-table";

/** From a pool to the people who share it, and from a member to the pool they share. */
export async function SharingPart({ member }: { member: StaffMember }) {
  return member.isPool ? <Sharers poolId={member.id} /> : <Shares memberId={member.id} />;
}

async function Sharers({ poolId }: { poolId: number }) {
  const [t, words, sharers] = await Promise.all([
    getTranslations("staff-pool.sharers"),
    inWords(),
    listSharers(poolId),
  ]);
  return (
    <Section title={t("title")} id="sharers">
      {sharers.some(({ state }) => state === "joined") ? null : <p className="text-ink-soft">{t("nobody")}</p>}
      <ul className="grid">
        {sharers.map(({ publicId, name, state, since }) => (
          <Row key={`${publicId} ${since.getTime()}`} href={publicId} name={name}>
            {t(state, { day: words.day(since) })}
          </Row>
        ))}
      </ul>
    </Section>
  );
}

async function Shares({ memberId }: { memberId: number }) {
  const pool = await findSharedPool(memberId);
  if (pool === null) return null;
  const [t, words] = await Promise.all([getTranslations("staff-pool.shares"), inWords()]);
  return (
    <Section title={t("title")} id="shares">
      <ul className="grid">
        <Row href={pool.publicId} name={t("pool", { number: inFours(pool.number) })}>
          {t("since", { day: words.day(pool.since) })}
        </Row>
      </ul>
    </Section>
  );
}

function Row({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <li className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0">
      <PendingLink href={`/staff/members/${href}`} className="text-link font-semibold">
        {name}
      </PendingLink>
      <span className="text-ink-soft">{children}</span>
    </li>
  );
}
