import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { SentGift, TransferSheet } from "@/db/queries/transfer";
import type { InWords } from "@/lib/in-words";

/** The other way to give points away: a link for whoever opens it, and what became of those sent so far. */
export async function ByLink({ sheet, words }: { sheet: TransferSheet; words: InWords }) {
  const t = await getTranslations("transfer.gift");
  if (sheet.policy.giftDays === 0 && sheet.gifts.length === 0) return null;
  return (
    <Section id="by-link" title={t("title")} lead={t("lead")}>
      {sheet.policy.giftDays > 0 ? (
        <ButtonLink href="/transfer/gift" look="secondary">
          {t("start")}
        </ButtonLink>
      ) : null}
      {sheet.gifts.length > 0 ? <Sent gifts={sheet.gifts} words={words} /> : null}
    </Section>
  );
}

const tones: Record<SentGift["state"], BadgeTone | undefined> = {
  waiting: "warn",
  accepted: "good",
  withdrawn: undefined,
  ran_out: undefined,
};

async function Sent({ gifts, words }: { gifts: SentGift[]; words: InWords }) {
  const t = await getTranslations("transfer.gift");
  return (
    <>
      <h3 className="mt-6 font-bold">{t("list")}</h3>
      <ul className="mt-1 grid">
        {gifts.map(({ publicId, points, state, givenAt }) => (
          <li key={publicId} className="flex flex-wrap items-center gap-x-4">
            <PendingLink
              href={`/transfer/gift/${publicId}`}
              className="text-link inline-flex min-h-11 items-center gap-1"
            >
              {t("item", { points: words.points(points), unit: words.unit, at: words.day(givenAt) })}
            </PendingLink>
            <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          </li>
        ))}
      </ul>
    </>
  );
}
