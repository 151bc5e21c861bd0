import { getTranslations } from "next-intl/server";
import { PointsChange } from "@/components/points-figure";
import { Disclosure } from "@/components/ui/disclosure";
import type { NothingEarned } from "@/db/queries/activity";
import type { InWords } from "@/lib/in-words";

/** A purchase that earned nothing, with the reason: it stands in no book, but somebody will ask. */
export async function NothingLine(props: { purchase: NothingEarned; words: InWords }) {
  const { purchase, words } = props;
  const [t, why] = await Promise.all([getTranslations("activity"), getTranslations("why")]);
  const money = words.money(purchase.totalMinor, purchase.currency);
  const rate = purchase.terms.rates[purchase.currency];
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-6 border-t border-line pt-3 first:border-t-0">
      <p className="font-semibold">{t("nothing")}</p>
      <PointsChange points={0} unit={words.unit} locale={words.locale} />
      <p className="col-span-2 text-note text-ink-soft">
        <time dateTime={purchase.occurredAt.toISOString()}>{words.at(purchase.occurredAt)}</time>
        {purchase.store ? ` · ${purchase.store}` : null} · {money}
      </p>
      <div className="col-span-2">
        <Disclosure question={why("question")}>
          <p className="text-note">
            {purchase.because === "amount_zero" || rate === undefined
              ? why("amount_zero")
              : why("below_one_point", {
                  money,
                  per: words.money(rate.minor, purchase.currency),
                  ratePoints: rate.points,
                })}
          </p>
        </Disclosure>
      </div>
    </li>
  );
}
