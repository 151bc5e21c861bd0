import { getTranslations } from "next-intl/server";
import { expiryWords } from "@/components/expiry-in-words";
import { Section } from "@/components/ui/section";
import type { InWords } from "@/lib/in-words";
import { expiryOf, type PointKind, type Terms } from "@/lib/loyalty/terms";
import { waitingInWords } from "./earn-words";

/** From when points can be spent, and until when they are good. */
export async function Keeping({ terms, words, now }: { terms: Terms; words: InWords; now: Date }) {
  const t = await getTranslations("earn");
  return (
    <>
      <Section id="when" title={t("when")}>
        <Waiting terms={terms} words={words} />
      </Section>
      <Section id="expiry" title={t("expiry")}>
        <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
          <Lasting kind="base" terms={terms} words={words} now={now} />
          <Lasting kind="bonus" terms={terms} words={words} now={now} />
        </div>
      </Section>
    </>
  );
}

async function Waiting({ terms, words }: { terms: Terms; words: InWords }) {
  const t = await getTranslations("earn");
  return (
    <div className="grid max-w-prose gap-2">
      {waitingInWords(t, terms, words).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

async function Lasting(props: { kind: PointKind; terms: Terms; words: InWords; now: Date }) {
  const { kind, terms, words, now } = props;
  const t = await getTranslations("earn");
  const expiry = await expiryWords(terms, words);
  const policy = terms.expiry[kind];
  const end = expiryOf(terms, kind, now);
  return (
    <div>
      <h3 className="font-bold">{t(kind)}</h3>
      <p>{expiry(policy).join(" ")}</p>
      {end === null ? null : <p className="text-ink-soft">{t("expiryExample", { at: words.until(end) })}</p>}
    </div>
  );
}
