import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Checkbox, Textarea } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Unsaved } from "@/components/unsaved";
import { NOTE_MOST } from "@/db/commands/write-note";
import { listNotes } from "@/db/queries/notes";
import type { StaffMember } from "@/db/queries/staff-members";
import { newId } from "@/lib/base/uuid";
import { inWords } from "@/lib/in-words";
import { write } from "../note-actions";
import { NoteItem } from "./note-item";

/** What staff wrote about this member for one another, pinned ones first; and writing more, while the membership lasts. */
export async function NotesPart({ member, mayWrite }: { member: StaffMember; mayWrite: boolean }) {
  const [t, words, notes] = await Promise.all([getTranslations("staff-care.notes"), inWords(), listNotes(member.id)]);
  const standing = notes.filter((note) => !note.isRemoved);
  const removed = notes.filter((note) => note.isRemoved);
  const ended = member.state === "merged" || member.state === "closed" ? member.state : null;
  const listed = (some: typeof notes) => (
    <ul className="grid">
      {some.map((note) => (
        <li key={note.publicId} className="border-t border-line py-3 first:border-t-0">
          <NoteItem note={note} memberId={member.publicId} mayWrite={mayWrite && ended === null} words={words} />
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={t("title")} id="notes" lead={t("lead")}>
      {standing.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : listed(standing)}
      {mayWrite && ended ? <p className="mt-3 text-note text-ink-soft">{t(`readOnly.${ended}`)}</p> : null}
      {mayWrite && ended === null ? (
        <div className="mt-4">
          <Disclosure question={t("write")}>
            <Form id="note-new" action={write} className="grid max-w-2xl gap-3">
              <Unsaved />
              <input type="hidden" name="memberId" value={member.publicId} />
              <input type="hidden" name="noteId" value={newId()} />
              <Textarea name="words" label={t("words")} hint={t("wordsHint")} rows={4} maxLength={NOTE_MOST} required />
              <Checkbox name="pin" label={t("pinToo")} />
              <div>
                <SubmitButton look="secondary">{t("submit")}</SubmitButton>
              </div>
            </Form>
          </Disclosure>
        </div>
      ) : null}
      {removed.length > 0 ? (
        <Disclosure question={t("removedShow", { count: removed.length })}>{listed(removed)}</Disclosure>
      ) : null}
    </Section>
  );
}
