import { getTranslations } from "next-intl/server";
import { PointsChange } from "@/components/points-figure";
import { Disclosure } from "@/components/ui/disclosure";
import { Dotted } from "@/components/ui/dotted";
import { WhyNothing } from "@/components/why-nothing";
import type { NothingEarned } from "@/db/queries/activity";
import type { InWords } from "@/lib/in-words";
import { Contest } from "./contest";
import { type Reviewable, ReviewLink } from "./review-link";

/** A purchase that earned nothing, with the reason: it stands in no book, but somebody will ask. */
export async function NothingLine(props: {
  purchase: NothingEarned;
  dispute: string | null;
  review: Reviewable;
  words: InWords;
}) {
  const { purchase, words } = props;
  const [t, why] = await Promise.all([getTranslations("activity"), getTranslations("why")]);
  const money = words.money(purchase.totalMinor, purchase.currency);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-6 border-t border-line pt-3 first:border-t-0">
      <p className="font-semibold">{t("nothing")}</p>
      <PointsChange points={0} unit={words.unit} locale={words.locale} />
      <p className="col-span-2 text-note text-ink-soft">
        <Dotted>
          <time dateTime={purchase.occurredAt.toISOString()}>{words.at(purchase.occurredAt)}</time>
          {purchase.store}
          {money}
        </Dotted>
      </p>
      <div className="col-span-2 flex flex-wrap items-start gap-x-3 sm:gap-x-6">
        <div className="min-w-0 has-[[open]]:basis-full">
          <Disclosure question={why("question")}>
            <WhyNothing purchase={purchase} words={words} />
          </Disclosure>
        </div>
        <ReviewLink review={props.review} />
        <Contest query={`purchase=${purchase.publicId}`} dispute={props.dispute} isPurchase={true} />
      </div>
    </li>
  );
}
