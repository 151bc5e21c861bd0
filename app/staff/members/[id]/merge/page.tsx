import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/section";
import { findMember } from "@/db/queries/staff-members";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { Comparing } from "./_components/comparing";
import { Finding } from "./_components/finding";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-merge"))("title") };
}

/** First the other membership is found, then both are compared as they would become one; `stay` names the one that stays. */
export default async function MergePage({ params, searchParams }: Props) {
  const { actor, now } = await requireStaff("members.merge");
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations("staff-merge")]);
  const withId = text(query, "with");
  const [member, other] = await Promise.all([findMember(id, now), withId === "" ? null : findMember(withId, now)]);
  if (member === null) notFound();
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/members/${member.publicId}`} label={t("back")} />}
        title={t("title")}
        lead={t("lead")}
      />
      {other === null || other.publicId === member.publicId ? (
        <Finding member={member} q={text(query, "q").trim()} />
      ) : (
        <Comparing member={member} other={other} stay={text(query, "stay")} actor={actor} />
      )}
    </>
  );
}
