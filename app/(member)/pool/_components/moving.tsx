import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/section";
import type { PoolView } from "@/db/queries/pool";
import { parseWholeNumber } from "@/lib/base/format";
import type { InWords } from "@/lib/in-words";
import { saidLimit } from "../say-refusal";

/** What was typed into either field; the other is empty. */
export type Typed = { in: string; out: string };
export type Asked = { way: "in" | "out"; points: number };
type Props = { view: PoolView; typed: Typed; words: InWords };

/** What was asked for, where it can be: the next page asks to confirm it. */
export function askedFor({ view, typed, words }: Props): Asked | null {
  const way = typed.in === "" ? "out" : "in";
  const points = parseWholeNumber(typed[way], words.locale);
  return points !== null && wrongWith(view, way, points) === null ? { way, points } : null;
}

/** How many points to put in or take out; what cannot be says so beforehand, and why. */
export async function Moving(props: Props) {
  const { view, words } = props;
  const t = await getTranslations("pool");
  return (
    <div className="mt-8 grid gap-10 lg:grid-cols-2">
      {view.terms.pools.isOn ? <PuttingIn {...props} /> : null}
      <Ask {...props} way="out" hint={t("shared.there", { points: words.points(view.pool?.spendable ?? 0) })} />
    </div>
  );
}

async function PuttingIn(props: Props) {
  const { view, words } = props;
  const { most, limits } = view.room;
  const t = await getTranslations("pool");
  return (
    <div className="grid content-start gap-6">
      {limits?.refusal ? (
        <Notice title={t("limits.title")}>
          <p>{await saidLimit(limits.refusal, words)}</p>
        </Notice>
      ) : (
        <Ask {...props} way="in" hint={t("move.in.most", { points: words.points(most) })} />
      )}
      {limits ? (
        <div className="grid gap-3">
          <Facts
            facts={[
              { label: t("limits.own"), value: words.points(view.own) },
              { label: t("limits.least"), value: words.points(limits.least) },
              { label: t("limits.day"), value: words.points(limits.left.day) },
              { label: t("limits.month"), value: words.points(limits.left.month) },
            ]}
          />
          <p className="max-w-prose text-note text-ink-soft">{t("limits.why")}</p>
        </div>
      ) : null}
    </div>
  );
}

async function Ask({ view, typed, words, way, hint }: Props & { way: "in" | "out"; hint: string }) {
  const t = await getTranslations("pool.move");
  const points = parseWholeNumber(typed[way], words.locale);
  const wrong = typed[way] === "" ? null : points === null ? "wrong" : wrongWith(view, way, points);
  const figures = {
    points: words.points(way === "in" ? view.room.most : (view.pool?.spendable ?? 0)),
    least: words.points(view.room.limits?.least ?? 1),
  };
  const said = { wrong: t("wrong"), tooFew: t("tooFew", figures), tooMany: t(`${way}.tooMany`, figures) };
  return (
    <form method="get" id={`pool-${way}`} className="grid content-start gap-4">
      <Field
        name={way}
        label={t(`${way}.label`, { unit: words.unit })}
        hint={hint}
        defaultValue={typed[way]}
        error={wrong ? said[wrong] : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={15}
        required
      />
      <div>
        <button type="submit" className={buttonClass(way === "in" ? "primary" : "secondary", false)}>
          {t(`${way}.send`)}
        </button>
      </div>
    </form>
  );
}

function wrongWith({ room, pool }: PoolView, way: "in" | "out", points: number): "wrong" | "tooFew" | "tooMany" | null {
  if (points < 1) return "wrong";
  if (way === "in" && points < (room.limits?.least ?? 1)) return "tooFew";
  return points > (way === "in" ? room.most : (pool?.spendable ?? 0)) ? "tooMany" : null;
}
