import { getTranslations } from "next-intl/server";
import type { BalancesImported } from "@/db/commands/import-balances";
import { formatDay } from "@/lib/base/format-time";
import { inWords } from "@/lib/in-words";
import type { BalanceAbout, BalanceError } from "@/lib/loyalty/balance-row";
import type { LookedAt } from "./looked-at";

const PROBLEMS_SHOWN = 100;

type Looked = { name: string; ignored: string[]; seen: string; isChanged: boolean };

/** Tells what a file would do, or which of its rows are refused, before anything is written. */
export async function sayBalances(planned: BalancesImported, looked: Looked): Promise<LookedAt> {
  const t = await getTranslations("staff-balances.result");
  const { errors, opened } = planned;
  const file = looked.name;
  const ignored =
    looked.ignored.length === 0 ? null : t("ignored", { columns: looked.ignored.slice(0, 20).join(", ") });
  const said = { ignored, facts: await factsOf(planned), ends: await endsOf(planned), problems: [], more: null };
  const submit = (await getTranslations("staff-balances"))("submit");
  if (errors.length > 0) {
    const count = new Set(errors.map(({ line }) => line)).size;
    const left = errors.length - PROBLEMS_SHOWN;
    return {
      ...{ ...said, facts: [], ends: [], seen: null, submit, tone: "bad" },
      ...{ title: t("refused", { count, file }), lead: t("refusedLead") },
      problems: await Promise.all(errors.slice(0, PROBLEMS_SHOWN).map(problemOf)),
      more: left > 0 ? t("more", { count: left }) : null,
    };
  }
  if (opened === 0)
    return {
      ...{ ...said, ends: [], seen: null, submit, tone: "info" },
      ...{ title: t("nothing", { file }), lead: t("nothingLead") },
    };
  return {
    ...{ ...said, seen: looked.seen, tone: looked.isChanged ? "warn" : "info" },
    ...{ title: t("ready", { file }), lead: looked.isChanged ? t("changed") : t("readyLead") },
    submit: (await getTranslations("staff-balances"))("bring", { count: opened }),
  };
}

async function factsOf({ firstEnd, ...planned }: BalancesImported): Promise<LookedAt["facts"]> {
  const [t, end, { points, locale }] = await Promise.all([
    getTranslations("staff-balances.fact"),
    getTranslations("staff-balances.end"),
    inWords(),
  ]);
  const counted = ["rows", "opened", "made", "duplicates", "lots", "base", "bonus", "pending", "tierPoints"] as const;
  return [
    ...counted
      .filter((fact) => planned[fact] > 0 || fact === "opened")
      .map((fact) => ({ label: t(fact), value: points(planned[fact]) })),
    { label: t("firstEnd"), value: firstEnd === null ? end("noPoints") : formatDay(firstEnd, locale) },
  ];
}

async function endsOf({ ends }: BalancesImported): Promise<LookedAt["ends"]> {
  const [t, { points }] = await Promise.all([getTranslations("staff-balances.end"), inWords()]);
  return ends.map((each) => ({
    label: each.year === null ? t("never") : String(each.year),
    value: points(each.points),
  }));
}

const unsaid: Required<BalanceAbout> = {
  ...{ member: "", tier: "", tiers: "", on: "", told: "", reason: "" },
  ...{ most: 0, has: 0, header: 0, otherLine: 0 },
};

async function problemOf(
  { line, field, fault, about }: BalanceError,
  key: number,
): Promise<LookedAt["problems"][number]> {
  const [t, column, { locale }] = await Promise.all([
    getTranslations("staff-balances.problem"),
    getTranslations("staff-balances.column"),
    inWords(),
  ]);
  const on = about.on ? formatDay(about.on, locale) : "";
  const sentence = t(fault, { ...unsaid, ...about, on, otherLine: String(about.otherLine ?? "") });
  return { key, line: String(line), field: field || column("whole"), sentence };
}
