import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { ProofField } from "@/components/proof-field";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Colleague, LeftBehind } from "@/db/queries/team";
import { inWords } from "@/lib/in-words";
import { deactivate, reactivate } from "../../actions";
import { Which } from "./which";

type Props = { colleague: Colleague; left: LeftBehind; provenAt: Date };

/** Ending somebody's access, with what they leave said before; or bringing them back. */
export async function Leaving({ colleague, left, provenAt }: Props) {
  const t = await getTranslations("staff-team.leave");
  const { name } = colleague;
  if (colleague.deactivatedAt !== null) {
    return (
      <Section id="back" title={t("backTitle")} lead={t("backLead")}>
        <LeftList left={left} />
        <Form id="reactivate" action={reactivate} className="grid max-w-lg gap-5">
          <Which colleague={colleague} />
          <ProofField provenAt={provenAt} />
          <div>
            <SubmitButton>{t("reactivate", { name })}</SubmitButton>
          </div>
        </Form>
      </Section>
    );
  }
  return (
    <Section id="leave" title={t("title")} lead={t(colleague.isMember ? "leadMember" : "lead")}>
      <LeftList left={left} />
      <Form id="deactivate" action={deactivate} className="grid max-w-lg gap-5">
        <Which colleague={colleague} />
        <FormDisclosure question={t("open")}>
          <div className="grid gap-5">
            <ProofField provenAt={provenAt} />
            <div>
              <SubmitButton look="danger">{t("deactivate", { name })}</SubmitButton>
            </div>
          </div>
        </FormDisclosure>
      </Form>
    </Section>
  );
}

/** What goes on waiting, or ends, when they leave. */
async function LeftList({ left }: { left: LeftBehind }) {
  const [t, words] = await Promise.all([getTranslations("staff-team.leave"), inWords()]);
  const { approvals, shift, drafts, invitations } = left;
  if (approvals.length + drafts.length + invitations === 0 && shift === null) {
    return <p className="mb-4">{t("nothing")}</p>;
  }
  return (
    <ul className="mb-4 list-disc ps-5">
      {shift ? <li>{t("shift", { store: shift.storeName, at: words.at(shift.openedAt) })}</li> : null}
      {approvals.map((each) => (
        <li key={each.publicId}>
          <PendingLink href={`/staff/approvals/${each.publicId}`} className="text-accent underline underline-offset-4">
            {t("approval", { member: each.memberName ?? "", change: words.change(each.points), unit: words.unit })}
          </PendingLink>
        </li>
      ))}
      {drafts.map((each) => (
        <li key={each.publicId}>
          <PendingLink href={`/staff/programme/${each.publicId}`} className="text-accent underline underline-offset-4">
            {t("draft", { title: each.title })}
          </PendingLink>
        </li>
      ))}
      {invitations > 0 ? <li>{t("invitations", { count: invitations })}</li> : null}
    </ul>
  );
}
