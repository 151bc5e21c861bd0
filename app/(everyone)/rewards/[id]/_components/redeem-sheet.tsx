import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Paragraphs } from "@/components/paragraphs";
import { Facts } from "@/components/ui/section";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RewardPage } from "@/db/queries/catalogue";
import type { Standing } from "@/db/queries/standing";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";
import { countOf } from "@/lib/loyalty/kinds/details";
import { currentVisit } from "@/lib/session";
import { redeem } from "../actions";
import { Asks } from "./asks";
import { HowMany, mostAtOnce } from "./how-many";
import { ProveIt } from "./prove-it";
import { usingFacts, whereItGoes } from "./reward-facts";
import { WhichDate } from "./which-date";

/** The confirmation: what it costs, what is left, where it goes. Its key works once, whatever is clicked. */
export async function RedeemSheet(props: {
  page: RewardPage;
  standing: Standing;
  words: InWords;
  /** Whether it can be redeemed now. */
  isOpen: boolean;
}) {
  const { page, standing, words, isOpen } = props;
  const { reward } = page;
  const [t, kinds, { now }] = await Promise.all([
    getTranslations("rewards.sheet"),
    getTranslations("reward-kinds"),
    currentVisit(),
  ]);
  const rule = ruleOf(reward.kind, reward.details);
  const most = mostAtOnce(reward, rule, standing.spendable);
  const days = rule.asks.includes("date") ? null : countOf(reward.details, "leadDays");
  const ready = days !== null && new Date(now.getTime() + days * 86_400_000);
  const key = newId();
  const cost = (quantity: number) => words.points(reward.points * quantity);
  const cash = countOf(reward.details, "cashMinor");
  const facts = [
    {
      label: t("cost"),
      value:
        cash === null
          ? `${cost(1)} ${words.unit}`
          : kinds("cash.part", { points: cost(1), money: words.money(cash, reward.currency) }),
    },
    { label: t("balance"), value: `${words.points(standing.spendable)} ${words.unit}` },
    most === 1 &&
      isOpen && { label: t("after"), value: `${words.points(standing.spendable - reward.points)} ${words.unit}` },
    ready && { label: t("ready"), value: words.day(ready) },
    { label: t("goes"), value: await whereItGoes(rule, reward.kind) },
    ...(await usingFacts(page)),
  ].filter((fact) => fact !== false);

  return (
    <div className="mt-6">
      <Sheet
        id="redeem-sheet"
        trigger={t("confirmAny")}
        triggerClassName={isOpen ? undefined : "hidden"}
        title={t("title", { reward: reward.name })}
        close={t("close")}
      >
        <Form id="redeem" action={redeem}>
          <input type="hidden" name="reward" value={reward.publicId} />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="price" value={reward.points} />
          <Facts facts={facts} />
          <WhichDate dates={page.dates} rule={rule} details={reward.details} words={words} />
          <HowMany
            {...{ reward, rule, most, words }}
            spendable={standing.spendable}
            askedFrom={page.terms.stepUp.askedFrom}
          />
          <Asks rule={rule} reward={reward} book={page.book} locale={words.locale} />
          <ProveIt page={page} most={most} sheetKey={key} words={words} />
          <div className="text-note text-ink-soft">
            <Paragraphs text={reward.conditions} />
          </div>
          {isOpen ? (
            <SubmitButton pending={t("pending")}>
              {most > 1 ? t("confirmAny") : t("confirm", { points: cost(1) })}
            </SubmitButton>
          ) : null}
        </Form>
      </Sheet>
    </div>
  );
}
