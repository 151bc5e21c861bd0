import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/redemption-state";
import { PendingLink } from "@/components/ui/pending-link";
import type { FulfilmentPage } from "@/db/queries/fulfilment";
import { inWords } from "@/lib/in-words";
import { mistakes } from "@/lib/loyalty/redemption-moves";
import { reasons } from "../../_components/moves-for";

/** Every step so far: who made it, when, and what was said with it. */
export async function History({ redemption }: { redemption: FulfilmentPage }) {
  const [t, words] = await Promise.all([getTranslations("staff-fulfilment.one"), inWords()]);
  if (redemption.moves.length === 0) return <p className="text-ink-soft">{t("noHistory")}</p>;
  return (
    <ol className="grid max-w-2xl">
      {redemption.moves.map((move) => (
        <li key={`${move.to}-${move.at.getTime()}`} className="grid gap-1 border-t border-line py-3 first:border-t-0">
          <p className="flex flex-wrap items-center justify-between gap-x-4">
            <StateBadge state={move.to} />
            <time dateTime={move.at.toISOString()} className="text-note text-ink-soft">
              {words.at(move.at)}
            </time>
          </p>
          <Said move={move} />
        </li>
      ))}
    </ol>
  );
}

async function Said({ move: { by, byName, details } }: { move: FulfilmentPage["moves"][number] }) {
  const [t, progress, mistake] = await Promise.all([
    getTranslations("staff-fulfilment"),
    getTranslations("reward-kinds.progress"),
    getTranslations("reward-kinds.mistake"),
  ]);
  const { courier = "", tracking, reference, batch } = details;
  const because = [...reasons, "called_off" as const].find((each) => each === details.because);
  const mistaken = mistakes.find((each) => each === details.because);
  const role = t(`one.by.${by}`);
  return (
    <div className="grid text-note wrap-anywhere">
      <p className="text-ink-soft">{byName === null ? role : t("one.byName", { role, name: byName })}</p>
      {tracking ? <p>{progress("tracking", { courier, tracking })}</p> : null}
      {reference ? <p>{progress("reference", { reference })}</p> : null}
      {because ? <p>{t(`because.${because}`)}</p> : null}
      {mistaken ? <p>{progress("reinstated", { because: mistake(mistaken) })}</p> : null}
      {batch ? (
        <p>
          <PendingLink href={`/staff/fulfilment/batches/${batch}`} className="text-link">
            {t("one.inBatch")}
          </PendingLink>
        </p>
      ) : null}
    </div>
  );
}
