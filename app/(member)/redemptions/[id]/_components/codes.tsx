import { getTranslations } from "next-intl/server";
import { GroupedCode } from "@/components/grouped-code";
import { QrCode } from "@/components/qr-code";
import { CopyButton } from "@/components/ui/copy-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";

/** Each code to scan, to read aloud and to copy, with its end. */
export async function Codes({ redemption, words }: { redemption: RedemptionPage; words: InWords }) {
  const t = await getTranslations("redemptions.detail");
  const { codes, expiresAt, date } = redemption;
  const until = expiresAt ? t("validUntil", { at: words.until(expiresAt) }) : t("validForever");
  return (
    <section aria-labelledby="codes-title" className="border-t-2 border-ink pt-3">
      <h2 id="codes-title" className="text-heading">
        {codes.length > 1 ? t("codes", { count: codes.length }) : t("code")}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">
        {date && date.calledOffBecause === null
          ? t("validAt", { at: words.period(date.startsAt, date.endsAt) })
          : until}
      </p>
      <ul className="grid gap-8 sm:grid-cols-2">
        {codes.map((code, place) => (
          <li key={code} className="grid justify-items-start gap-3">
            {codes.length > 1 ? (
              <p className="text-note text-ink-soft">{t("codeOf", { place: place + 1, count: codes.length })}</p>
            ) : null}
            <QrCode text={code} label={t("qr", { code })} />
            <p className="font-mono text-heading font-bold tracking-wide select-all">
              <GroupedCode code={code} />
            </p>
            <CopyButton text={code} label={t("copy")} copied={t("copied")} />
          </li>
        ))}
      </ul>
    </section>
  );
}
