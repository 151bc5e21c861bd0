import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Paragraphs } from "@/components/paragraphs";
import { Facts, Section } from "@/components/ui/section";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RewardPage } from "@/db/queries/catalogue";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";
import { pickUp } from "../actions";
import { Asks } from "./asks";
import { usingFacts, whereItGoes } from "./reward-facts";
import { WhichDate } from "./which-date";

/** A present of this reward that waits for the member: what it takes to pick it up, and nothing else. */
export async function PickUp({ page, words }: { page: RewardPage; words: InWords }) {
  const { own, reward } = page;
  if (!own?.present || reward.stockLeft === 0) return null;
  const t = await getTranslations("rewards.present");
  const { id, because, until } = own.present;
  const rule = ruleOf(reward.kind, reward.details);
  const facts = [
    { label: t("price"), value: t("free") },
    { label: (await getTranslations("rewards.sheet"))("goes"), value: await whereItGoes(rule, reward.kind) },
    ...(await usingFacts(page)),
  ];
  return (
    <div className="mt-6">
      <Section id="present" title={t(because)} lead={t("lead", { at: words.at(until) })}>
        <Sheet id="pick-up-sheet" trigger={t("open")} title={t("sheet", { reward: reward.name })} close={t("close")}>
          <Form id="pick-up" action={pickUp}>
            <input type="hidden" name="present" value={id} />
            <input type="hidden" name="key" value={newId()} />
            <Facts facts={facts} />
            <WhichDate dates={page.dates} rule={rule} details={reward.details} words={words} />
            <Asks rule={rule} reward={reward} book={page.book} locale={words.locale} />
            <div className="text-note text-ink-soft">
              <Paragraphs text={reward.conditions} />
            </div>
            <SubmitButton pending={t("pending")}>{t("confirm")}</SubmitButton>
          </Form>
        </Sheet>
      </Section>
    </div>
  );
}
