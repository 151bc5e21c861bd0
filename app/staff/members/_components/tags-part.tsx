import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffMember } from "@/db/queries/staff-members";
import { liveTerms } from "@/lib/live-terms";
import { tag } from "../actions";

/** What staff call this member, for earning rules and segments to read; those the terms ask for stand below the field. */
export async function TagsPart({ member }: { member: StaffMember }) {
  const [t, { earning }] = await Promise.all([getTranslations("staff-members.tags"), liveTerms()]);
  const conditions = [...earning.rules, ...earning.segments].flatMap((each) => each.when);
  const asked = [...new Set(conditions.flatMap((condition) => (condition.if === "tag" ? condition.anyOf : [])))];
  return (
    <div>
      <Disclosure question={member.tags.length > 0 ? t("are", { tags: member.tags.join(", ") }) : t("none")}>
        <Form id="member-tags" action={tag} className="grid max-w-xl gap-3">
          <input type="hidden" name="memberId" value={member.publicId} />
          <input type="hidden" name="version" value={member.version} />
          <input type="hidden" name="was" value={member.tags.join(", ") || "-"} />
          <Field
            name="tags"
            label={t("label")}
            hint={asked.length > 0 ? t("hintAsked", { tags: asked.join(", ") }) : t("hint")}
            defaultValue={member.tags.join(", ")}
            maxLength={500}
            autoComplete="off"
          />
          <div>
            <SubmitButton look="secondary">{t("save")}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
