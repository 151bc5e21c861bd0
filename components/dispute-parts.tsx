import { getTranslations } from "next-intl/server";
import { lineTitle } from "@/components/line-title";
import { Dotted } from "@/components/ui/dotted";
import { Facts } from "@/components/ui/section";
import { Why } from "@/components/why";
import { WhyNothing } from "@/components/why-nothing";
import type { DisputeStepView, DisputeSubject } from "@/db/queries/disputes";
import { formatDay } from "@/lib/base/format-time";
import type { InWords } from "@/lib/in-words";

/** What is contested, in a few words. */
export async function disputeTitle(subject: DisputeSubject, words: InWords): Promise<string> {
  const t = await getTranslations("disputes.subject");
  switch (subject.about) {
    case "line": {
      const title = lineTitle(subject.line, words);
      return t("line", { title, change: words.change(subject.line.points), unit: words.unit });
    }
    case "purchase":
      return t("purchase", { money: words.money(subject.purchase.totalMinor, subject.purchase.currency) });
    case "receipt":
      return subject.claim === null ? t("erased") : t("receipt", { number: subject.claim.number });
  }
}

/** What is contested as the book has it, with its reason; of a receipt what was claimed. */
export async function DisputeAbout({ subject, words }: { subject: DisputeSubject; words: InWords }) {
  const t = await getTranslations("disputes.about");
  if (subject.about === "receipt") {
    const { claim } = subject;
    if (claim === null) return null;
    return (
      <Facts
        facts={[
          { label: t("number"), value: claim.number },
          { label: t("boughtOn"), value: formatDay(claim.boughtOn, words.locale) },
          { label: t("store"), value: claim.store },
          { label: t("total"), value: words.money(claim.totalMinor, claim.currency) },
        ]}
      />
    );
  }
  const at = subject.about === "line" ? subject.line.occurredAt : subject.purchase.occurredAt;
  const store = subject.about === "line" ? subject.line.purchase?.store : subject.purchase.store;
  return (
    <div>
      <p className="font-semibold">{await disputeTitle(subject, words)}</p>
      <p className="text-note text-ink-soft">
        <Dotted>
          <time dateTime={at.toISOString()}>{words.at(at)}</time>
          {store}
          {subject.about === "line" ? t("after", { points: words.points(subject.line.balanceAfter) }) : null}
        </Dotted>
      </p>
      {subject.about === "line" ? (
        <Why line={subject.line} words={words} />
      ) : (
        <WhyNothing purchase={subject.purchase} words={words} />
      )}
    </div>
  );
}

/** Everything that was said and done, oldest first; staff are named to staff alone. */
export async function DisputeHistory(props: { steps: DisputeStepView[]; words: InWords; isForStaff: boolean }) {
  const t = await getTranslations("disputes.history");
  const { words, isForStaff } = props;
  const who = ({ isStaff, staffName }: DisputeStepView) => {
    if (!isStaff) return t(isForStaff ? "member" : "you");
    return isForStaff && staffName ? t("staffNamed", { name: staffName }) : t("staff");
  };
  return (
    <ol className="grid max-w-prose gap-4">
      {props.steps.map((each) => (
        <li key={each.at.toISOString() + each.step} className="border-l-2 border-ornament ps-4">
          <p className="text-note text-ink-soft">
            <Dotted>
              <strong className="text-ink">
                {who(each)} {t(`step.${each.step}`)}
              </strong>
              <time dateTime={each.at.toISOString()} className="inline-block">
                {words.at(each.at)}
              </time>
            </Dotted>
          </p>
          {each.words === null ? null : <p className="whitespace-pre-line">{each.words}</p>}
          {each.attachments.map(({ publicId, mime, sizeBytes }) => (
            <p key={publicId}>
              <a
                href={`/attachments/${publicId}`}
                target="_blank"
                rel="noreferrer"
                className="text-link inline-flex min-h-11 items-center"
              >
                {t("attachment", {
                  kind: t(mime === "application/pdf" ? "pdf" : "picture"),
                  size: `${words.points(Math.max(1, Math.round(sizeBytes / 1_000)))} kB`,
                })}
              </a>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
