import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TermsDraftView } from "@/db/queries/terms-drafts";
import type { Instant } from "@/lib/base/clock";
import { localTimeOf } from "@/lib/base/local-time";
import { inWords } from "@/lib/in-words";
import { grant, type Person } from "@/lib/loyalty/permissions";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { compareTerms, isForTheWorse } from "@/lib/loyalty/terms-changes";
import { earliestStart, newestOf } from "@/lib/loyalty/terms-publication";
import { currentVisit } from "@/lib/session";
import { approve, publish, withdraw } from "../actions";

type Props = { draft: TermsDraftView; history: TermsHistory; person: Person; now: Instant };

/** What can follow on an open draft: being approved by somebody else, being published, being put away. */
export async function DraftMoves({ draft, history, person, now }: Props) {
  const t = await getTranslations("staff-programme");
  const target = (
    <>
      <input type="hidden" name="draftId" value={draft.publicId} />
      <input type="hidden" name="version" value={draft.version} />
    </>
  );
  return (
    <>
      {draft.state === "draft" ? (
        <Section id="approve" title={t("approve.title")} lead={t("approve.lead")}>
          {grant(person, "terms.approve") === null ? (
            <p>{t("approve.byOthers")}</p>
          ) : draft.writtenBy.includes(person.id) ? (
            <p>{t("approve.own")}</p>
          ) : (
            <Form id="terms-approve" action={approve}>
              {target}
              <div>
                <SubmitButton>{t("approve.submit")}</SubmitButton>
              </div>
            </Form>
          )}
        </Section>
      ) : (
        <PublishPart draft={draft} history={history} person={person} now={now} />
      )}
      {grant(person, "terms.draft") === null ? null : (
        <Section id="withdraw" title={t("withdraw.title")} lead={t("withdraw.lead")}>
          <Form id="terms-withdraw" action={withdraw}>
            {target}
            <div>
              <SubmitButton look="danger">{t("withdraw.submit")}</SubmitButton>
            </div>
          </Form>
        </Section>
      )}
    </>
  );
}

async function PublishPart({ draft, history, person, now }: Props) {
  const [t, words, { installation }] = await Promise.all([
    getTranslations("staff-programme"),
    inWords(),
    currentVisit(),
  ]);
  const changes = compareTerms(newestOf(history), draft.document);
  const at = words.at(earliestStart(changes, history, now));
  if (grant(person, "terms.publish") === null) {
    return (
      <Section id="publish" title={t("publish.title")}>
        <p>{t("publish.byOthers")}</p>
      </Section>
    );
  }
  return (
    <Section
      id="publish"
      title={t("publish.title")}
      lead={t(isForTheWorse(changes) ? "publish.leadWorse" : "publish.lead", { at })}
    >
      <Form id="terms-publish" action={publish} className="grid gap-4 sm:max-w-xl">
        <input type="hidden" name="draftId" value={draft.publicId} />
        <input type="hidden" name="version" value={draft.version} />
        <Field
          name="from"
          label={t("field.from")}
          hint={t("field.fromHint", { at })}
          type="datetime-local"
          min={localTimeOf(earliestStart(changes, history, now), installation.zone)}
        />
        <div>
          <SubmitButton>{t("publish.submit")}</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
