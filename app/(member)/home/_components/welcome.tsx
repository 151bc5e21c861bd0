import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { Home } from "@/db/queries/home";
import type { InWords } from "@/lib/in-words";

/** For a member without a line yet: what the programme gives, how to earn it and how to use it, in the figures of the live terms. */
export function Welcome(props: { home: Home; programme: string; currency: string; number: string; words: InWords }) {
  const { home, words } = props;
  const t = useTranslations("home.welcome");
  const rate = home.standing.terms.rates[props.currency];
  const [nearest] = home.nearly;
  const steps = [
    {
      title: t("givesTitle"),
      body: rate
        ? t("gives", {
            points: rate.points,
            money: words.money(rate.minor, props.currency),
            programme: props.programme,
          })
        : t("givesPlain", { programme: props.programme }),
    },
    { title: t("earnTitle"), body: t("earn", { number: props.number.replace(/(\d{4})(?=\d)/g, "$1\u00a0") }) },
    {
      title: t("useTitle"),
      body: nearest ? t("use", { reward: nearest.name, points: words.points(nearest.points) }) : t("usePlain"),
    },
  ];
  return (
    <Section id="welcome" title={t("title")}>
      <ol className="grid gap-x-10 gap-y-6 md:grid-cols-3">
        {steps.map(({ title, body }, place) => (
          <li key={title} className="grid grid-cols-[2.5rem_1fr] md:block">
            <span aria-hidden="true" className="text-title font-extrabold text-ornament">
              {place + 1}
            </span>
            <div>
              <h3 className="text-lead font-bold md:mt-1">{title}</h3>
              <p className="mt-1 text-ink-soft">{body}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/rewards">{t("seeRewards")}</ButtonLink>
        <ButtonLink href="/earn" look="secondary">
          {t("seeEarn")}
        </ButtonLink>
      </div>
    </Section>
  );
}
