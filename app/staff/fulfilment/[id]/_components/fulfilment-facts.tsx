import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts } from "@/components/ui/section";
import { type FulfilmentPage, queueStates } from "@/db/queries/fulfilment";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { countOf, linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import { CopiedId } from "../../../_components/copied-id";
import { inFours } from "../../../members/_components/member-table";
import { Waits } from "../../_components/waits";

type Props = { redemption: FulfilmentPage; maySee: boolean; now: Instant };

/** What was redeemed, by whom, what it is worth and, while it waits, how long. */
export async function FulfilmentFacts({ redemption, maySee, now }: Props) {
  const [t, ask, kinds, words] = await Promise.all([
    getTranslations("staff-fulfilment.one"),
    getTranslations("reward-kinds.ask"),
    getTranslations("rewards.kinds"),
    inWords(),
  ]);
  const { kind, quantity, currency, worthMinor, cashMinor, details, memberPublicId, publicId } = redemption;
  const waits = queueStates.some((each) => each === redemption.state);
  const { date: booked } = redemption;
  const date = booked && [words.at(new Date(booked.startsAt)), booked.place].filter(Boolean).join(" · ");
  const partnerPoints = countOf(details, "partnerPoints");
  const outlets = linesOf(wordsOf(details, "outlets"));
  const number = <span className="whitespace-nowrap">{inFours(redemption.memberNumber)}</span>;
  const called = redemption.memberName ?? number;
  const optional = [
    { label: t("worth"), value: worthMinor === null ? null : words.money(worthMinor, currency) },
    {
      label: t("partnerPoints"),
      value:
        partnerPoints === null
          ? null
          : t("partnerPointsOf", {
              points: words.points(partnerPoints),
              programme: wordsOf(details, "partnerProgramme") ?? "",
            }),
    },
    { label: t("cash"), value: cashMinor === null ? null : words.money(cashMinor, currency) },
    { label: ask("date"), value: date },
    { label: t("outlets"), value: outlets.length === 0 ? null : outlets.join(", ") },
  ].filter(({ value }) => value !== null);
  return (
    <Facts
      facts={[
        { label: t("reward"), value: `${redemption.rewardName} (${kinds(kind)})` },
        { label: t("quantity"), value: words.points(quantity) },
        {
          label: t("member"),
          value: (
            <>
              {maySee ? (
                <PendingLink href={`/staff/members/${memberPublicId}`} className="text-link">
                  {called}
                </PendingLink>
              ) : (
                called
              )}
              {called === number ? null : <span className="block text-note text-ink-soft">{number}</span>}
            </>
          ),
        },
        ...optional,
        { label: t("redeemed"), value: words.at(redemption.createdAt) },
        ...(waits ? [{ label: t("waiting"), value: <Waits row={{ ...redemption, date: null }} now={now} /> }] : []),
        {
          label: t("number"),
          value: (
            <span className="text-note">
              <CopiedId id={publicId} what="redemptionId" />
            </span>
          ),
        },
      ]}
    />
  );
}
