import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { mayBeUndone } from "@/db/commands/unmerge-members";
import type { StaffMember } from "@/db/queries/staff-members";
import { inWords } from "@/lib/in-words";
import { part } from "../merge-actions";

const look = "font-semibold text-accent underline underline-offset-4";

/** Where a merged membership leads and how to undo it, which ones were merged into this one, and the way to merging. */
export async function MergePart({ member, mayMerge }: { member: StaffMember; mayMerge: boolean }) {
  const { mergedInto, mergedHere, state } = member;
  const isFree = mayMerge && !member.isPool && (state === "active" || state === "unclaimed");
  if (!mergedInto && mergedHere.length === 0 && !isFree) return null;
  const [t, words] = await Promise.all([getTranslations("staff-merge.part"), inWords()]);
  return (
    <Section title={t("title")} id="merging">
      {mergedInto ? (
        <p>
          {t.rich("into", {
            name: mergedInto.name,
            at: words.at(new Date(mergedInto.at)),
            link: (name) => (
              <PendingLink href={`/staff/members/${mergedInto.publicId}`} className={look}>
                {name}
              </PendingLink>
            ),
          })}
        </p>
      ) : null}
      {mergedInto && mayMerge ? <Undoing memberId={member.publicId} /> : null}
      {mergedHere.length > 0 ? (
        <ul className="mb-4">
          {mergedHere.map(({ publicId, name }) => (
            <li key={publicId}>
              <PendingLink href={`/staff/members/${publicId}`} className={look}>
                {t("here", { names: name })}
              </PendingLink>
            </li>
          ))}
        </ul>
      ) : null}
      {isFree ? (
        <div className="grid justify-items-start gap-3">
          <p className="text-note text-ink-soft">{t("lead")}</p>
          <ButtonLink href={`/staff/members/${member.publicId}/merge`} look="secondary">
            {t("start")}
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}

async function Undoing({ memberId }: { memberId: string }) {
  const [t, says, words, possible] = await Promise.all([
    getTranslations("staff-merge.part"),
    getTranslations("staff-merge.undoRefusal"),
    inWords(),
    mayBeUndone(memberId),
  ]);
  if (!possible.ok) {
    const { refusal } = possible;
    const why = refusal.code === "too_late" ? says(refusal.code, { at: words.at(refusal.until) }) : says(refusal.code);
    return <p className="mt-3 text-note text-ink-soft">{why}</p>;
  }
  return (
    <div className="mt-4">
      <Disclosure question={t("undo")}>
        <Form id="member-part" action={part} className="grid gap-3">
          <input type="hidden" name="memberId" value={memberId} />
          <p>{t("undoHint", { at: words.at(possible.value.until) })}</p>
          <div>
            <SubmitButton look="danger">{t("confirm")}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
