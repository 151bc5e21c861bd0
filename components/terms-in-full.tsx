import { getTranslations } from "next-intl/server";
import { expiryWords } from "@/components/expiry-in-words";
import { leastInWords } from "@/components/friend-conditions";
import { ruleWords } from "@/components/rule-in-words";
import { tierRules } from "@/components/tier-rules";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import type { PointKind, Terms } from "@/lib/loyalty/terms";
import { isWayOpen } from "@/lib/loyalty/ways-to-earn";
import { wordsOfTerms } from "@/lib/terms-in-words";

/** One version of the terms as members read it: its texts, and what the evaluator reads, said in words. */
export async function TermsInFull({ terms, words }: { terms: Terms; words: InWords }) {
  const [t, parts] = await Promise.all([getTranslations("terms"), machineParts(terms, words)]);
  return (
    <>
      <div className="prose-plain">
        {terms.texts[words.locale].map(({ title, body }) => (
          <section key={title}>
            <h2 className="font-bold">{title}</h2>
            <p className="mt-1">{body}</p>
          </section>
        ))}
      </div>
      <Section id="machine" title={t("machine")} lead={t("machineLead")}>
        <div className="grid gap-6">
          {parts.map(({ title, sentences }) => (
            <section key={title}>
              <h3 className="font-bold">{title}</h3>
              <ul className="mt-1 grid max-w-prose list-disc gap-1.5 ps-5">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Section>
    </>
  );
}

/** Nothing here is written by hand: every sentence is made of the rules themselves. */
async function machineParts(terms: Terms, words: InWords): Promise<{ title: string; sentences: string[] }[]> {
  const [t, kinds, expiryOf, tierRule, rules] = await Promise.all([
    getTranslations("terms"),
    getTranslations("expiry.kindTitle"),
    expiryWords(terms, words),
    tierRules(terms, words),
    ruleWords(terms, words),
  ]);
  const { tiers, redemption, rates, refunds, transfer, disputes, noticeDays, earning, pendingDays, pools, referral } =
    terms;
  const said = wordsOfTerms(terms, words.locale);
  const afterColon = (sentence: string) => sentence.charAt(0).toLocaleLowerCase(words.locale) + sentence.slice(1);
  const expiry = (kind: PointKind) =>
    t("expiryLine", { kind: kinds(kind), rule: afterColon(expiryOf(terms.expiry[kind]).join(" ")) });
  const feedbackPart = ({ reviewDays, changeDays }: Terms["feedback"]) => {
    const sentences = [
      ...(reviewDays > 0 ? [t("reviewDays", { days: reviewDays })] : []),
      ...(changeDays > 0 ? [t("changeDays", { days: changeDays })] : []),
    ];
    return sentences.length > 0 ? [{ title: t("feedback"), sentences }] : [];
  };
  const stepUpPart = ({ askedFrom, newDeviceDays, changedDays, shownMinutes }: Terms["stepUp"]) => {
    const points = words.points(askedFrom);
    const asked = t("stepUpFrom", { points, device: newDeviceDays, changed: changedDays });
    return {
      title: t("stepUp"),
      sentences: [asked, t("stepUpShown", { minutes: shownMinutes }), t("stepUpNever", { points })],
    };
  };
  const limited = {
    least: words.points(transfer.leastPoints),
    day: words.points(transfer.mostPerDay),
    month: words.points(transfer.mostPerMonth),
  };
  return [
    {
      title: t("earning"),
      sentences: [
        ...Object.entries(rates).map(([code, rate]) => said.rate(code, rate)),
        ...earning.rules
          .filter((rule) => isWayOpen(terms, rule.on))
          .map((rule) =>
            t("rule", {
              name: rule.name[words.locale],
              rule: afterColon([rules.effect(rule), ...rule.when.map(rules.condition), ...rules.caps(rule)].join(", ")),
            }),
          ),
        ...Object.entries(pendingDays)
          .filter(([, days]) => days > 0)
          .map(([channel, days]) => t("pending", { channel: said.channel(channel), days })),
      ],
    },
    { title: t("expiry"), sentences: [expiry("base"), expiry("bonus"), t("lapsed")] },
    {
      title: t("tiers"),
      sentences: [
        ...tierRule.measure,
        tierRule.window,
        ...tiers.levels.map((level) =>
          t("tierLine", {
            tier: level.name[words.locale],
            from: tierRule.from(level),
            percent: level.earnPercent,
          }),
        ),
        ...tierRule.keeping,
      ],
    },
    {
      title: t("cancel"),
      sentences: [
        redemption.cancelHours > 0
          ? t("cancelHours", { hours: redemption.cancelHours, days: redemption.restoreDays })
          : t("cancelNever"),
      ],
    },
    {
      title: t("refunds"),
      sentences: [t("refundPoints"), t(`refundTier.${refunds.tierPoints}`), t(`refundLevel.${refunds.level}`)],
    },
    {
      title: t("transfer"),
      sentences: transfer.isOn
        ? [
            t("transferLimits", limited),
            t("transferCooling", { days: transfer.coolingOffDays }),
            ...(transfer.giftDays > 0 ? [t("transferGift", { days: transfer.giftDays })] : []),
          ]
        : [t("transferOff")],
    },
    {
      title: t("pools"),
      sentences: pools.isOn
        ? [
            t("poolMembers", { members: pools.mostMembers }),
            pools.limits === "as_transfers"
              ? t("poolLimits", { ...limited, days: transfer.coolingOffDays })
              : t("poolUnlimited"),
          ]
        : [t("poolsOff")],
    },
    {
      title: t("referral"),
      sentences: isWayOpen(terms, "referral")
        ? [
            t("referralTerms", { within: referral.withinDays, returns: referral.returnDays }),
            t("referralLeast", { money: leastInWords(terms, words) }),
          ]
        : [t("referralOff")],
    },
    { title: t("disputes"), sentences: [t("disputeDays", { days: disputes.answerDays })] },
    ...feedbackPart(terms.feedback),
    stepUpPart(terms.stepUp),
    { title: t("notice"), sentences: [t("noticeDays", { days: noticeDays })] },
  ];
}
