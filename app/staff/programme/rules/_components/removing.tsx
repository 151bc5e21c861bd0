import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeRule, removeSegment } from "../actions";

type Props = { what: "rule" | "segment"; draftId: string; version: number; code: string };

/** Takes a rule or a segment out of the draft, asked once more. */
export async function Removing({ what, draftId, version, code }: Props) {
  const t = await getTranslations("staff-rules.remove");
  return (
    <Section id="remove" title={t(`${what}.title`)}>
      <Form id={`remove-${what}`} action={what === "rule" ? removeRule : removeSegment}>
        <input type="hidden" name="draftId" value={draftId} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="code" value={code} />
        <FormDisclosure question={t(`${what}.question`)}>
          <p>{t(`${what}.sure`)}</p>
          <div>
            <SubmitButton look="danger">{t(`${what}.submit`)}</SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
    </Section>
  );
}
