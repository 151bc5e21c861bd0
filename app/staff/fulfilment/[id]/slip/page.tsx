import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Facts, PageTitle } from "@/components/ui/section";
import { findFulfilment } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { BackLink } from "../../../_components/back-link";
import { isParcel } from "../../_components/moves-for";
import { GivenFacts } from "../_components/given-facts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-fulfilment"))("slip.title") };
}

/** What goes into the parcel, to be printed: for whom, where to, and what is in it. Nothing where no parcel goes. */
export default async function PackingSlipPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, installation } = await requireStaff("redemptions.fulfil");
  const [{ id }, t, words] = await Promise.all([params, getTranslations("staff-fulfilment.slip"), inWords()]);
  const redemption = await findFulfilment(actor, id, words.locale);
  if (redemption === null || !isParcel(redemption)) notFound();
  const { publicId, quantity, rewardName, createdAt } = redemption;
  return (
    <div className="max-w-2xl">
      <div className="mb-4 print:hidden">
        <BackLink href={`/staff/fulfilment/${publicId}`} label={t("back")} />
        <p className="text-ink-soft">{t("print")}</p>
      </div>
      <PageTitle title={t("title")} lead={installation.programmeName} />
      <h2 className="mb-2 text-heading font-bold">{t("to")}</h2>
      <GivenFacts given={redemption.given} />
      <h2 className="mt-8 mb-2 text-heading font-bold">{t("contents")}</h2>
      <p className="text-lead">{t("item", { quantity, reward: rewardName })}</p>
      <div className="mt-8">
        <Facts
          facts={[
            { label: t("number"), value: publicId },
            { label: t("redeemed"), value: words.at(createdAt) },
          ]}
        />
      </div>
      {redemption.given?.street ? <p className="mt-6 text-note">{t("note")}</p> : null}
    </div>
  );
}
