import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { previewRestore } from "@/db/commands/restore-reward";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../../_components/back-link";
import { TrailChanges } from "../../../../audit/_components/trail-changes";
import { rowTeller } from "../../../_components/say-row";
import { restore } from "../../../restore-action";

type Props = { params: Promise<{ id: string; entry: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-catalogue"))("history.page") };
}

/** How an earlier version differs from now, and bringing it back. */
export default async function RewardVersionPage({ params }: Props) {
  const { person, now } = await requireStaff("rewards.view");
  const [{ id, entry }, t, words, say] = await Promise.all([
    params,
    getTranslations("staff-catalogue.history"),
    inWords(),
    rowTeller(true),
  ]);
  const found = await previewRestore(id, Number(entry), now);
  if (found === null) notFound();
  const { reward, version, row } = found;
  const mayEdit = grant(person, "rewards.edit") !== null;
  const isSame = row.outcome === "unchanged";
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/rewards/${reward.publicId}/history`} label={t("link")} />}
        title={t("versionTitle", { at: words.at(version.at) })}
        lead={t("versionLead", { name: version.actorName ?? t("portal") })}
      />
      {row.outcome === null || isSame ? null : (
        <Notice tone="warn" icon="warning" title={t("cannot")}>
          {say({ ...row, problems: { ...row.problems }, isNew: false }).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <Section id="difference" title={t("difference")} lead={isSame ? t("same") : undefined}>
        <TrailChanges before={row.before} after={row.after} sort="reward" />
      </Section>
      {mayEdit && row.outcome === null ? (
        <Form id="restore-version" action={restore} className="mt-6 grid max-w-xl gap-3">
          <input type="hidden" name="rewardId" value={reward.publicId} />
          <input type="hidden" name="version" value={reward.version} />
          <input type="hidden" name="entry" value={version.entry} />
          <p className="text-note text-ink-soft">{t("restoreLead")}</p>
          <div>
            <SubmitButton>{t("restore")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </>
  );
}
