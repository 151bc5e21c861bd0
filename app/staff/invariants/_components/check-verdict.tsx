import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import { type LedgerCheck, type NewestCheckpoint, verdictOf } from "@/db/queries/ledger-checks";
import { inWords } from "@/lib/in-words";

const looks = {
  green: { tone: "good" },
  uncompared: { tone: "warn", icon: "info" },
  red: { tone: "bad" },
  failed: { tone: "warn" },
  waiting: { tone: "info" },
  running: { tone: "info" },
} as const;

/** Green or red, when, and over how much; and how far the ledger is vouched for outside the database. */
export async function CheckVerdict(props: { check: LedgerCheck | null; checkpoint: NewestCheckpoint | null }) {
  const { check, checkpoint } = props;
  const [t, words] = await Promise.all([getTranslations("staff-invariants"), inWords()]);
  if (check === null)
    return (
      <Notice tone="info" title={t("noneTitle")}>
        {t("none")}
      </Notice>
    );
  const seconds = check.startedAt && check.endedAt ? (check.endedAt.getTime() - check.startedAt.getTime()) / 1000 : 0;
  const verdict = verdictOf(check);
  const isDone = check.members !== null && check.journals !== null;
  return (
    <>
      <Notice {...looks[verdict]} title={t(`verdict.${verdict}`, { count: check.foundCount })}>
        {verdict === "uncompared" ? <p>{t("uncomparedHint")}</p> : null}
        {check.endedAt ? <p>{t("endedAt", { at: words.at(check.endedAt) })}</p> : null}
      </Notice>
      <div className="mt-4">
        <Facts
          facts={[
            { label: t("askedBy"), value: check.askedBy ?? t("nightly") },
            ...(isDone
              ? [
                  {
                    label: t("read"),
                    value: t("readValue", {
                      members: words.points(check.members ?? 0),
                      journals: words.points(check.journals ?? 0),
                      seconds: Math.max(1, Math.round(seconds)),
                    }),
                  },
                  {
                    label: t("compared"),
                    value:
                      check.checkpoint === null ? t("notCompared") : t("comparedWith", { number: check.checkpoint }),
                  },
                ]
              : []),
            {
              label: t("checkpoint"),
              value:
                checkpoint === null
                  ? t("noCheckpoint")
                  : t("checkpointValue", {
                      number: checkpoint.number,
                      at: words.at(checkpoint.madeAt),
                      members: words.points(checkpoint.members),
                    }),
            },
          ]}
        />
      </div>
    </>
  );
}
