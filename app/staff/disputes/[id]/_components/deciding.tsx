import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Textarea } from "@/components/ui/choice-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffDispute } from "@/db/queries/staff-disputes";
import type { Actor } from "@/lib/loyalty/permissions";
import { ask, refuseIt } from "../../actions";
import { Accepting } from "./accepting";
import { Recording } from "./recording";
import { Target } from "./target";

/** The three answers, each behind its question; nothing for whoever's own dispute it is. */
export async function Deciding({ dispute, actor }: { dispute: StaffDispute; actor: Actor<"disputes.handle"> }) {
  const t = await getTranslations("staff-disputes");
  if (dispute.memberPersonId === actor.personId) return <p>{t("own")}</p>;
  const { subject } = dispute;
  return (
    <div className="grid max-w-xl gap-2">
      {subject.about === "receipt" && subject.claim !== null ? (
        <Recording dispute={dispute} claim={subject.claim} role={actor.role} />
      ) : null}
      <Accepting dispute={dispute} role={actor.role} />
      <Answer dispute={dispute} id="ask" action={ask} />
      <Answer dispute={dispute} id="refuse" action={refuseIt} />
    </div>
  );
}

type AnswerProps = { dispute: StaffDispute; id: "ask" | "refuse"; action: typeof ask };

async function Answer({ dispute, id, action }: AnswerProps) {
  const t = await getTranslations("staff-disputes");
  return (
    <Form id={id} action={action} className="grid gap-2">
      <Target dispute={dispute} />
      <FormDisclosure question={t(`${id}.question`)}>
        <Textarea name="words" label={t(`${id}.words`)} rows={3} maxLength={2000} required />
        <div>
          <SubmitButton look={id === "refuse" ? "danger" : "secondary"}>{t(`${id}.submit`)}</SubmitButton>
        </div>
      </FormDisclosure>
    </Form>
  );
}
