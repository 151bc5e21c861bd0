import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PoolView } from "@/db/queries/pool";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { invite, withdraw } from "../actions";

type Props = { pool: NonNullable<PoolView["pool"]>; terms: Terms; words: InWords };

/** Who shares, who was invited, and whom one may invite besides. */
export async function Sharers({ pool, terms, words }: Props) {
  const t = await getTranslations("pool");
  const mayInvite = terms.pools.isOn && pool.members.length < terms.pools.mostMembers;
  return (
    <Section id="members" title={t("members.title")}>
      <ul className="grid">
        {pool.members.map(({ name, isOwn, state, since, invitation }) => (
          <li
            key={`${name} ${since.getTime()}`}
            className="grid border-t border-line py-2 first:border-t-0 sm:grid-cols-[1fr_auto] sm:gap-x-6"
          >
            <span className="font-semibold">{isOwn ? t("members.you", { name }) : name}</span>
            <span className="text-ink-soft">{t(`members.${state}`, { day: words.day(since) })}</span>
            {invitation ? (
              <Form id={`pool-withdraw-${invitation}`} action={withdraw} className="mt-2 sm:col-span-2">
                <input type="hidden" name="invitation" value={invitation} />
                <SubmitButton small look="secondary">
                  {t("members.withdraw")} <span className="sr-only">{t("members.withdrawOf", { name })}</span>
                </SubmitButton>
              </Form>
            ) : null}
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
  );
}
