import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ProofField } from "@/components/proof-field";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PoolView } from "@/db/queries/pool";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { poolBound } from "@/lib/step-up-bound";
import { move } from "../actions";
import type { Asked } from "./moving";

/** What is about to go in or out, and what is then left on either side; asks for a fresh code. */
export async function ConfirmMove(props: { asked: Asked; view: PoolView; words: InWords }) {
  const { asked, view, words } = props;
  const { way, points } = asked;
  const [t, { session }] = await Promise.all([getTranslations("pool.confirm"), currentVisit()]);
  const sheet = { pool: view.pool?.publicId ?? "", way, points, key: newId() };
  const change = way === "in" ? points : 0 - points;
  return (
    <Section id={`pool-confirm-${way}`} title={t(`${way}.title`)}>
      <Form id="pool-move" action={move} className="grid max-w-xl gap-6">
        <Facts
          facts={[
            { label: t(`${way}.points`), value: words.points(points) },
            { label: t("own"), value: words.points(view.own - change) },
            { label: t("there"), value: words.points((view.pool?.spendable ?? 0) + change) },
          ]}
        />
        <p className="text-ink-soft">{t(`${way}.final`)}</p>
        {Object.entries(sheet).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ProofField hint={t("code")} bound={poolBound({ session: session?.publicId ?? "", ...sheet })} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={t(`${way}.sending`)}>
            {t(`${way}.send`, { points: words.points(points), unit: words.unit })}
          </SubmitButton>
          <ButtonLink href="/pool" look="secondary">
            {t("back")}
          </ButtonLink>
        </div>
      </Form>
    </Section>
  );
}
