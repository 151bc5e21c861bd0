import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { PointsFigure } from "@/components/points-figure";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PoolView } from "@/db/queries/pool";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { invite, leave, move } from "../actions";

/** The points that are shared, who shares them, and what can be done with them. */
export async function Shared(props: {
  pool: NonNullable<PoolView["pool"]>;
  own: number;
  terms: Terms;
  words: InWords;
}) {
  const { pool, own, terms, words } = props;
  const t = await getTranslations("pool");
  const mayInvite = terms.pools.isOn && pool.members.length < terms.pools.mostMembers;
  return (
    <>
      <p className="text-ink-soft">{t("shared.balance")}</p>
      <PointsFigure points={pool.spendable} unit={words.unit} locale={words.locale} size="heading" />
      <div className="mt-8 grid gap-10 lg:grid-cols-2">
        {terms.pools.isOn ? (
          <Moving way="in" hint={t("shared.own", { points: words.points(own) })} words={words} />
        ) : null}
        <Moving way="out" hint={t("shared.there", { points: words.points(pool.spendable) })} words={words} />
      </div>
      <Section id="members" title={t("members.title")}>
        <ul className="grid">
          {pool.members.map(({ name, isOwn, state, since }) => (
            <li
              key={`${name} ${since.getTime()}`}
              className="grid border-t border-line py-2 first:border-t-0 sm:grid-cols-[1fr_auto] sm:gap-x-6"
            >
              <span className="font-semibold">{isOwn ? t("members.you", { name }) : name}</span>
              <span className="text-ink-soft">{t(`members.${state}`, { day: words.day(since) })}</span>
            </li>
          ))}
        </ul>
        {mayInvite ? (
          <Form id="pool-invite" action={invite} className="mt-6 grid max-w-md gap-4">
            <Field
              name="number"
              label={t("invite.label")}
              hint={t("invite.hint")}
              inputMode="numeric"
              maxLength={30}
              required
            />
            <div>
              <SubmitButton look="secondary">{t("invite.send")}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </Section>
      <div className="mt-10">
        <Form id="pool-leave" action={leave}>
          <FormDisclosure question={t("leave.question")}>
            <p className="mb-4 max-w-xl">
              {t(pool.members.filter((each) => each.state === "joined").length > 1 ? "leave.share" : "leave.last")}
            </p>
            <SubmitButton look="danger">{t("leave.confirm")}</SubmitButton>
          </FormDisclosure>
        </Form>
      </div>
    </>
  );
}

async function Moving({ way, hint, words }: { way: "in" | "out"; hint: string; words: InWords }) {
  const t = await getTranslations("pool.move");
  return (
    <Form id={`pool-${way}`} action={move} className="grid content-start gap-4">
      <input type="hidden" name="way" value={way} />
      <input type="hidden" name="key" value={newId()} />
      <Field
        name="points"
        label={t(`${way}.label`, { unit: words.unit })}
        hint={hint}
        inputMode="numeric"
        maxLength={15}
        required
      />
      <div>
        <SubmitButton look={way === "in" ? "primary" : "secondary"}>{t(`${way}.send`)}</SubmitButton>
      </div>
    </Form>
  );
}
