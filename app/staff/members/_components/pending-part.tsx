import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Textarea } from "@/components/ui/choice-fields";
import { DisclosureArrow } from "@/components/ui/disclosure";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffMember } from "@/db/queries/staff-members";
import { newId } from "@/lib/base/uuid";
import { inWords } from "@/lib/in-words";
import { pendingByLine } from "@/lib/loyalty/lots";
import { release } from "../refund-actions";

/** Points that cannot be spent yet, by the line that bore them, and releasing them before their time behind a question. */
export async function PendingPart({ member, mayRelease }: { member: StaffMember; mayRelease: boolean }) {
  const pending = pendingByLine(member.standing.pendingLots);
  if (pending.length === 0) return null;
  const [t, words] = await Promise.all([getTranslations("staff-members.release"), inWords()]);
  return (
    <Section title={t("title")} id="pending" lead={t("lead")}>
      <ul className="grid">
        {pending.map(({ born, points, availableAt }) => (
          <li key={born} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap justify-between gap-x-6">
              <span className="font-semibold">
                {words.points(points)} {words.unit} · {t("line", { version: born })}
              </span>
              <time dateTime={availableAt.toISOString()}>{t("from", { at: words.at(availableAt) })}</time>
            </p>
            {mayRelease ? (
              <Form id={`release-${born}`} action={release} className="max-w-xl">
                <FormDisclosure question={t("open")} arrow={<DisclosureArrow />}>
                  <input type="hidden" name="memberId" value={member.publicId} />
                  <input type="hidden" name="key" value={newId()} />
                  <input type="hidden" name="born" value={born} />
                  <Textarea
                    name="reason"
                    label={t("reason")}
                    hint={t("reasonHint")}
                    rows={2}
                    maxLength={500}
                    required
                  />
                  <div>
                    <SubmitButton small>{t("submit")}</SubmitButton>
                  </div>
                </FormDisclosure>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
