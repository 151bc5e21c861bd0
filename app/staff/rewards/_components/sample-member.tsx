import { getLocale, getTranslations } from "next-intl/server";
import { FilterChips } from "@/components/ui/list-tools";
import { formatPoints } from "@/lib/base/format";
import { type Locale, locales } from "@/lib/base/locale";
import type { Terms } from "@/lib/loyalty/terms";
import { address } from "../../_components/address";

/** Somebody without an account, among the tiers. */
export const VISITOR = "visitor";

/** How many times its price is plenty. */
const PLENTY = 10;

/** Who is looking in a preview: a tier, a group, a balance and a language, chosen by address. */
export async function SampleMember(props: {
  rewardId: string;
  terms: Terms;
  tier: string;
  /** The saved condition they are in; empty for none. */
  segment: string;
  points: number;
  /** What the reward costs. */
  price: number;
  language: Locale;
}) {
  const [t, catalogue, shell, locale] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue.preview"),
    getTranslations("shell"),
    getLocale(),
  ]);
  const path = `/staff/rewards/${props.rewardId}/preview`;
  const { tier, segment, language } = props;
  const balances = [
    { name: "nothing", points: 0 },
    { name: "enough", points: props.price },
    { name: "plenty", points: props.price * PLENTY },
  ] as const;
  const label = "grid gap-1 text-note font-semibold";
  return (
    <div className="mb-8 grid gap-4">
      <form
        id="sample-member"
        action={path}
        method="get"
        className="grid gap-4 sm:flex sm:flex-wrap sm:items-end"
        aria-label={t("preview.title")}
      >
        <label className={label}>
          {t("preview.tier")}
          <select name="tier" defaultValue={props.tier} className="control">
            <option value={VISITOR}>{catalogue("signedOut")}</option>
            {props.terms.tiers.levels.map((level) => (
              <option key={level.code} value={level.code}>
                {level.name[locale]}
              </option>
            ))}
          </select>
        </label>
        {props.terms.earning.segments.length === 0 ? null : (
          <label className={label}>
            {t("preview.segments")}
            <select name="segment" defaultValue={props.segment} className="control">
              <option value="">{t("preview.noSegment")}</option>
              {props.terms.earning.segments.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[locale]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className={label}>
          {t("preview.points")}
          <input
            name="points"
            inputMode="numeric"
            defaultValue={formatPoints(props.points, locale)}
            className="control"
          />
        </label>
        <label className={label}>
          {t("preview.language")}
          <select name="language" defaultValue={props.language} className="control">
            {locales.map((each) => (
              <option key={each} value={each}>
                {shell(`locale.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-secondary">
          {t("preview.show")}
        </button>
      </form>
      <FilterChips
        label={t("preview.balances")}
        chips={balances.map(({ name, points }) => ({
          href: address(path, { tier, segment: segment || null, points, language }),
          label: t(`preview.balance.${name}`),
          count: formatPoints(points, locale),
          current: points === props.points,
        }))}
      />
    </div>
  );
}
