import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/redemption-state";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { findFulfilment } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { isParcel } from "../_components/moves-for";
import { FulfilmentFacts } from "./_components/fulfilment-facts";
import { GivenFacts } from "./_components/given-facts";
import { History } from "./_components/history";
import { Moving } from "./_components/moving";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-fulfilment"))("one.title") };
}

export default async function FulfilmentPage({ params, searchParams }: Props) {
  const { actor, person, now } = await requireStaff("redemptions.fulfil");
  const [{ id }, query, t, words] = await Promise.all([
    params,
    searchParams,
    getTranslations("staff-fulfilment.one"),
    inWords(),
  ]);
  const redemption = await findFulfilment(actor, id, words.locale);
  if (redemption === null) notFound();
  const maySee = grant(person, "members.view") !== null;
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/fulfilment" label={t("back")} />}
        title={redemption.rewardName}
        lead={<StateBadge state={redemption.state} />}
        action={
          isParcel(redemption) ? (
            <ButtonLink href={`/staff/fulfilment/${redemption.publicId}/slip`} look="secondary">
              {t("slip")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="not-empty:mb-8">{text(query, "done") ? <Notice tone="good">{t("done")}</Notice> : null}</div>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div>
          <Section id="given" title={t("given")}>
            <GivenFacts given={redemption.given} />
          </Section>
        </div>
        <div>
          <Section id="moves" title={t("moves")}>
            <Moving redemption={redemption} />
          </Section>
        </div>
        <div>
          <Section id="facts" title={t("facts")}>
            <FulfilmentFacts redemption={redemption} maySee={maySee} now={now} />
          </Section>
        </div>
        <div>
          <Section id="history" title={t("history")}>
            <History redemption={redemption} />
          </Section>
        </div>
      </div>
    </>
  );
}
