import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/section";
import { listVersions } from "@/db/queries/reward-versions";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { Paging } from "../../../_components/paging";
import { VersionList } from "./_components/version-list";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("history.page") };
}

/** Everything that happened to a reward, who did it, before and after. */
export default async function RewardHistoryPage({ params, searchParams }: Props) {
  await requireStaff("rewards.view");
  const [{ id }, query, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-catalogue.history"),
    inWords(),
  ]);
  const reward = await findStaffReward(id);
  if (reward === null) notFound();
  const after = text(query, "after");
  const { versions, next } = await listVersions(reward.publicId, after || undefined);
  const here = `/staff/rewards/${reward.publicId}/history`;
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/rewards/${reward.publicId}`} label={t("back")} />}
        title={t("title", { reward: reward.texts[words.locale].name })}
        lead={t("lead")}
      />
      {versions.length === 0 ? (
        <EmptyState kind="first" headingLevel={2} title={t("none")} />
      ) : (
        <VersionList versions={versions} rewardId={reward.publicId} isNewest={after === ""} />
      )}
      <Paging path={here} chosen={{}} query={query} next={next} label={t("older")} on={t("older")} />
    </>
  );
}
