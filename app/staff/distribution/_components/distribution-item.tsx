import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Coming, DistributionPage, DistributionView } from "@/db/queries/distribution-pages";
import { atBeginning } from "@/lib/base/sentence";
import type { InWords } from "@/lib/in-words";
import { turn } from "../actions";
import { DistributionForm } from "./distribution-form";

/** One distribution: what it gives to whom, what it gave and will give, and, for those who may, how it is changed. */
export async function DistributionItem(props: {
  distribution: DistributionView;
  coming: Coming;
  rewards: DistributionPage["rewards"];
  tiers: { value: string; label: string }[];
  today: string;
  now: Date;
  words: InWords;
  mayEdit: boolean;
}) {
  const { distribution, rewards, tiers, today, mayEdit } = props;
  const t = await getTranslations("staff-distribution");
  const { occasion, tier, rewardName, isOn } = distribution;
  const tierName = tiers.find(({ value }) => value === tier)?.label ?? "";
  const name = t(`name.${occasion}`, { reward: rewardName, tier: tierName });
  const warning = warningOf(distribution, props.now);
  return (
    <li className="grid gap-3 border-t border-line py-4">
      <h3 className="flex flex-wrap items-center gap-3 font-semibold">
        {name}{" "}
        <Badge tone={isOn ? "good" : undefined} icon={isOn ? "check" : "close"}>
          {t(isOn ? "on" : "off")}
        </Badge>
      </h3>
      {isOn && warning ? <Notice tone="warn">{t(`warning.${warning}`)}</Notice> : null}
      <div className="lg:[&>dl]:grid-cols-2 lg:[&>dl]:gap-x-12 lg:[&>dl>:nth-child(2)]:border-t-0">
        <Facts facts={await factsOf(props)} />
      </div>
      {mayEdit ? (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          <Form id={`turn-${distribution.id}`} action={turn}>
            <input type="hidden" name="distribution" value={distribution.id} />
            <input type="hidden" name="version" value={distribution.version} />
            <input type="hidden" name="on" value={isOn ? "no" : "yes"} />
            <div>
              <SubmitButton look="secondary">{t(isOn ? "turnOff" : "turnOn")}</SubmitButton>
            </div>
          </Form>
          <Disclosure question={t("edit", { name })}>
            <DistributionForm distribution={distribution} rewards={rewards} tiers={tiers} today={today} />
          </Disclosure>
        </div>
      ) : null}
    </li>
  );
}

/** Why nothing is given though it is on. */
function warningOf({ rewardState, rewardEndsAt, stockLeft, atMost, given, waiting }: DistributionView, now: Date) {
  if (rewardState !== "published") return "not_published";
  if (rewardEndsAt !== null && rewardEndsAt <= now) return "ended";
  if (atMost !== null && given + waiting >= atMost) return "given_out";
  return stockLeft === 0 ? "out_of_stock" : null;
}

async function factsOf(props: Parameters<typeof DistributionItem>[0]) {
  const { distribution, coming, words, tiers } = props;
  const [t, each] = await Promise.all([
    getTranslations("staff-distribution.facts"),
    getTranslations("staff-distribution.each"),
  ]);
  const { occasion, conditions, daysBefore, startsOn, endsOn, stockLeft, given, waiting, lapsed, atMost } =
    distribution;
  const tierNames = (codes: readonly string[]) =>
    codes.map((code) => tiers.find(({ value }) => value === code)?.label ?? code).join(", ");
  const asked = conditions.map((condition) => {
    if (condition.if === "tier") return t("tier", { tiers: tierNames(condition.anyOf) });
    if (condition.if === "tag") return t("tag", { tags: condition.anyOf.join(", ") });
    if (condition.if === "joined") return t("joined", { days: condition.atLeastDays ?? 0 });
    return t("visits", { visits: condition.atLeast ?? 0 });
  });
  const day = (iso: string) => words.day(new Date(`${iso}T12:00:00Z`));
  const isOfADay = occasion === "birthday" || occasion === "anniversary";
  return [
    { label: t("each"), value: each(distribution.each) },
    { label: t("conditions"), value: asked.length === 0 ? t("noConditions") : atBeginning(asked.join("; ")) },
    {
      label: t("dates"),
      value:
        endsOn === null ? t("from", { from: day(startsOn) }) : t("fromTo", { from: day(startsOn), to: day(endsOn) }),
    },
    ...(isOfADay
      ? [{ label: t("before"), value: daysBefore === 0 ? t("onDay") : t("daysBefore", { days: daysBefore }) }]
      : []),
    { label: t("coming"), value: t(`coming_${coming.how}`, { count: coming.count }) },
    {
      label: t("stock"),
      value: stockLeft === null ? t("stockUnlimited") : t("stockLeft", { count: words.points(stockLeft) }),
    },
    {
      label: t("given"),
      value: t(atMost === null ? "givenValue" : "givenOfMost", {
        most: words.points(atMost ?? 0),
        given: words.points(given),
        waiting: words.points(waiting),
        lapsed: words.points(lapsed),
      }),
    },
  ];
}
