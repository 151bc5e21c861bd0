import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { findMember } from "@/db/queries/staff-members";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { AdjustPart } from "../_components/adjust-part";
import { Done } from "../_components/done";
import { FriendsPart } from "../_components/friends-part";
import { LockPart } from "../_components/lock-part";
import { MemberFacts } from "../_components/member-facts";
import { MemberStateBadge } from "../_components/member-state-badge";
import { MergePart } from "../_components/merge-part";
import { NotesPart } from "../_components/notes-part";
import { PendingPart } from "../_components/pending-part";
import { ResendPart } from "../_components/resend-part";
import { SharingPart } from "../_components/sharing-part";
import { TagsPart } from "../_components/tags-part";
import { Timeline } from "../_components/timeline";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-members"))("page.facts") };
}

export default async function StaffMemberPage({ params, searchParams }: Props) {
  const { person, actor, installation, now } = await requireStaff("members.view");
  const [{ id }, query, t, care, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-members"),
    getTranslations("staff-care"),
    getLocale(),
  ]);
  const member = await findMember(id, now);
  if (member === null) notFound();
  const may = (permission: Parameters<typeof grant>[1]) => grant(person, permission) !== null;
  const adjusting = grant(person, "members.adjust");
  const mayAdjust = adjusting !== null;
  const mayNote = may("members.note");
  const mayReadAll = mayNote || may("trail.view");
  const unit = installation.unitNames[locale];
  const name = member.name ?? member.externalId ?? t(member.isPool ? "pool" : "nameless");
  const hasEnded = member.state === "closed" || member.state === "merged";
  const isOwn = member.heldBy.includes(actor.personId);
  const isLive = member.state === "active" || member.state === "locked";
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/members" label={t("page.back")} />}
        title={name}
        lead={<MemberStateBadge state={member.state} />}
        action={
          isLive && !member.isPool && !isOwn && may("members.see") ? (
            <ButtonLink href={`/staff/members/${member.publicId}/seen`} look="secondary">
              {care("seen.open")}
            </ButtonLink>
          ) : null
        }
      />
      {isOwn ? <Notice>{t("own")}</Notice> : null}
      <Done query={query} member={member} mayNote={mayNote} />
      <div className="with-aside">
        <MemberFacts member={member} unit={unit} />
        <div className="aside mt-10 lg:mt-0">
          {mayReadAll ? <NotesPart member={member} mayWrite={mayNote} /> : null}
          <PendingPart member={member} mayRelease={!isOwn && may("points.release")} />
          {adjusting && !hasEnded && !isOwn ? (
            <AdjustPart member={member} name={name} actor={adjusting} unit={unit} now={now} />
          ) : null}
          <div className="mt-6 grid border-t border-line pt-2 empty:hidden">
            {mayAdjust && !hasEnded && !isOwn ? <TagsPart member={member} /> : null}
            {may("members.resend") && member.state !== "merged" ? <ResendPart member={member} /> : null}
            {mayAdjust && !isOwn ? <LockPart member={member} /> : null}
          </div>
          <SharingPart member={member} />
          <FriendsPart member={member} now={now} />
          <MergePart member={member} mayMerge={!isOwn && may("members.merge")} />
        </div>
        <Timeline
          member={member}
          query={query}
          isWhole={mayReadAll}
          mayUse={may("redemptions.use")}
          mayReinstate={!isOwn && may("redemptions.reinstate")}
          mayRefund={!isOwn && may("purchases.refund")}
          now={now}
        />
      </div>
    </>
  );
}
