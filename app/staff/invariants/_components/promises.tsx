import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import type { CheckWithFindings } from "@/db/queries/ledger-checks";
import { groupOf, promiseGroups } from "./promise-groups";

/** What a check holds against the ledger, each with whether it holds. */
export async function Promises({ check }: { check: CheckWithFindings | null }) {
  const t = await getTranslations("staff-invariants");
  const isJudged = check !== null && check.state !== "failed";
  const broken = new Set((check?.found ?? []).map(({ invariant }) => groupOf(invariant)));
  return (
    <Section id="promises" title={t("promises")}>
      <ul>
        {promiseGroups
          .filter((group) => group !== "rest" || broken.has(group))
          .map((group) => (
            <li
              key={group}
              className={`grid gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0 ${isJudged ? "sm:grid-cols-[11rem_1fr]" : ""}`}
            >
              {isJudged ? (
                <span>
                  {group === "checkpoints" && check.checkpoint === null ? (
                    <Badge>{t("notHeld")}</Badge>
                  ) : (
                    <Verdict isKept={!broken.has(group)} words={t} />
                  )}
                </span>
              ) : null}
              <span>
                <span className="block font-semibold">{t(`group.${group}`)}</span>
                <span className="text-ink-soft">{t(`promise.${group}`)}</span>
              </span>
            </li>
          ))}
      </ul>
    </Section>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"staff-invariants">>>;

function Verdict({ isKept, words }: { isKept: boolean; words: Words }) {
  return (
    <Badge tone={isKept ? "good" : "bad"} icon={isKept ? "check" : "warning"}>
      {words(isKept ? "kept" : "violated")}
    </Badge>
  );
}
