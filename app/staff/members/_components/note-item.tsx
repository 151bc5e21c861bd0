import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Badge } from "@/components/ui/badge";
import { Textarea } from "@/components/ui/choice-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { NOTE_MOST } from "@/db/commands/write-note";
import type { Note, NoteWording } from "@/db/queries/notes";
import type { InWords } from "@/lib/in-words";
import { correct, move } from "../note-actions";

type Props = { note: Note; memberId: string; mayWrite: boolean; words: InWords };

/** One note: its words, who wrote them and when, every wording before, and what may be done with it. */
export async function NoteItem({ note, memberId, mayWrite, words }: Props) {
  const t = await getTranslations("staff-care.notes");
  const [now, ...earlier] = note.wordings;
  if (now === undefined) return null;
  const by = (wording: NoteWording) => t("by", { name: wording.author ?? t("someone"), at: words.at(wording.at) });
  const moves = note.isRemoved ? (["restore"] as const) : ([note.isPinned ? "unpin" : "pin", "remove"] as const);
  return (
    <article aria-label={t("about", { name: now.author ?? t("someone"), at: words.at(now.at) })}>
      <p className="max-w-prose whitespace-pre-line">{now.words ?? <em>{t("erased")}</em>}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-ink-soft">
        {note.isPinned && !note.isRemoved ? <Badge tone="accent">{t("pinned")}</Badge> : null}
        {note.isRemoved ? <Badge tone="plain">{t("removed")}</Badge> : null}
        <span>{[by(now), note.mergedFrom && t("mergedFrom")].filter(Boolean).join(" · ")}</span>
      </p>
      {earlier.length > 0 ? (
        <Disclosure question={t("earlier", { count: earlier.length })}>
          <ol className="grid gap-2">
            {earlier.map((wording) => (
              <li key={wording.number}>
                <p className="max-w-prose whitespace-pre-line">{wording.words ?? <em>{t("erased")}</em>}</p>
                <p className="text-note text-ink-soft">{by(wording)}</p>
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
      {mayWrite ? (
        <div className="-ms-3 flex flex-wrap items-center gap-x-1 *:open:basis-full [&>details]:ms-3">
          {moves.map((each) => (
            <Form key={each} id={`note-${each}-${note.publicId}`} action={move} className="contents">
              <Target note={note} memberId={memberId} />
              <input type="hidden" name="move" value={each} />
              <SubmitButton look="quiet" small>
                {t(each)}
              </SubmitButton>
            </Form>
          ))}
          {note.isRemoved ? null : (
            <Disclosure question={t("correct")}>
              <Form id={`note-correct-${note.publicId}`} action={correct} className="grid max-w-2xl gap-3">
                <Target note={note} memberId={memberId} />
                <Textarea
                  name="words"
                  label={t("words")}
                  hint={t("correctHint")}
                  rows={4}
                  maxLength={NOTE_MOST}
                  defaultValue={now.words ?? ""}
                  required
                />
                <div>
                  <SubmitButton look="secondary">{t("correctSubmit")}</SubmitButton>
                </div>
              </Form>
            </Disclosure>
          )}
        </div>
      ) : null}
    </article>
  );
}

function Target({ note, memberId }: { note: Note; memberId: string }) {
  return (
    <>
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="noteId" value={note.publicId} />
      <input type="hidden" name="version" value={note.version} />
    </>
  );
}
