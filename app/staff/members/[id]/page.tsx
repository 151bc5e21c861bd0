import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { timelineShows } from "@/db/queries/timeline-parts";
import { findMember } from "@/db/queries/staff-members";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { choice, type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { AdjustPart } from "../_components/adjust-part";
import { LockPart } from "../_components/lock-part";
import { MemberFacts } from "../_components/member-facts";
import { MemberStateBadge } from "../_components/member-state-badge";
import { MergePart } from "../_components/merge-part";
import { PendingPart } from "../_components/pending-part";
import { TagsPart } from "../_components/tags-part";
import { Timeline } from "../_components/timeline";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-members"))("page.facts") };
}

export default async function StaffMemberPage({ params, searchParams }: Props) {
  const { person, actor, installation, now } = await requireStaff("members.view");
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-members"),
    getLocale(),
  ]);
  const member = await findMember(id, now);
  if (member === null) notFound();
  const mayAdjust = grant(person, "members.adjust") !== null;
  const mayUse = grant(person, "redemptions.use") !== null;
  const mayRefund = grant(person, "purchases.refund") !== null;
  const unit = installation.unitNames[locale];
  const name = member.name ?? member.externalId ?? t("nameless");
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/members" label={t("page.back")} />}
        title={name}
        lead={<MemberStateBadge state={member.state} />}
      />
      <Done
        what={choice(query, "done", [
          "adjusted",
          "asked",
          "locked",
          "unlocked",
          "tagged",
          "used",
          "refunded",
          "released",
          "merged",
          "parted",
        ])}
      />
      <MemberFacts member={member} unit={unit} />
      <PendingPart member={member} mayRelease={grant(person, "points.release") !== null} />
      {mayAdjust && member.state !== "closed" && member.state !== "merged" ? (
        <AdjustPart member={member} name={name} role={actor.role} unit={unit} now={now} />
      ) : null}
      {mayAdjust && member.mergedInto === null ? <TagsPart member={member} /> : null}
      {mayAdjust ? <LockPart member={member} /> : null}
      <MergePart member={member} mayMerge={grant(person, "members.merge") !== null} />
      <Timeline
        member={member}
        show={choice(query, "show", timelineShows) ?? "all"}
        after={text(query, "after")}
        mayUse={mayUse}
        mayRefund={mayRefund}
        now={now}
      />
    </>
  );
}

async function Done({
  what,
}: {
  what:
    | "adjusted"
    | "asked"
    | "locked"
    | "unlocked"
    | "tagged"
    | "used"
    | "refunded"
    | "released"
    | "merged"
    | "parted"
    | null;
}) {
  if (what === null) return null;
  const t = await getTranslations("staff-members");
  const sentence = {
    adjusted: t("adjust.done"),
    asked: t("adjust.asked"),
    locked: t("lock.locked"),
    unlocked: t("lock.unlocked"),
    tagged: t("tags.done"),
    used: t("voucher.done"),
    refunded: t("refund.done"),
    released: t("release.done"),
    merged: t("merged"),
    parted: t("parted"),
  }[what];
  return (
    <div className="mb-6">
      <Notice tone="good">{sentence}</Notice>
    </div>
  );
}
