import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { replayDraft } from "../replays/actions";

/** Runs a draft over the past, or leads to what that showed. */
export async function ReplayPart(props: {
  draftId: string;
  version: number;
  replayId: string | null;
  mayRun: boolean;
}) {
  const t = await getTranslations("staff-replay");
  return (
    <Section title={t("part.title")} lead={t("part.lead")}>
      {props.replayId ? (
        <p>
          <PendingLink
            href={`/staff/programme/replays/${props.replayId}`}
            className="font-semibold text-accent underline underline-offset-4"
          >
            {t("part.report")}
          </PendingLink>
        </p>
      ) : null}
      {props.mayRun ? (
        <Form id="replay-terms" action={replayDraft} className="mt-4">
          <input type="hidden" name="draftId" value={props.draftId} />
          <input type="hidden" name="version" value={props.version} />
          <div>
            <SubmitButton look="secondary">{t(props.replayId ? "part.again" : "part.run")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
