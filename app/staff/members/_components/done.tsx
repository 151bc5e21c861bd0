import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { listNotes } from "@/db/queries/notes";
import type { StaffMember } from "@/db/queries/staff-members";
import { isId } from "@/lib/base/uuid";
import { choice, type Query, text } from "../../_components/address";
import { DoneLine } from "../../_components/done-line";
import { lock, tag, unlock } from "../actions";
import { move } from "../note-actions";

const kinds = [
  "adjusted",
  "asked",
  "locked",
  "unlocked",
  "tagged",
  "used",
  "reinstated",
  "refunded",
  "released",
  "merged",
  "mergeAsked",
  "parted",
  "resent",
] as const;
const noteKinds = ["written", "corrected", "pin", "unpin", "remove", "restore"] as const;

/** What was just done, as the address says it, and undoing it where that takes nothing from anybody. */
export async function Done({ query, member, mayNote }: { query: Query; member: StaffMember; mayNote: boolean }) {
  const what = choice(query, "done", kinds);
  const ofNote = noteKinds.find((each) => text(query, "done") === `note-${each}`);
  const [t, care] = await Promise.all([getTranslations("staff-members"), getTranslations("staff-care")]);
  if (ofNote) {
    const undo = ofNote === "remove" && mayNote ? <UndoRemoval member={member} noteId={text(query, "note")} /> : null;
    return <DoneLine sentence={care(`notes.done.${ofNote}`)} undo={undo} />;
  }
  if (what === null) return null;
  const sentence = {
    adjusted: t("adjust.done"),
    asked: t("adjust.asked"),
    locked: t("lock.locked"),
    unlocked: t("lock.unlocked"),
    tagged: t("tags.done"),
    used: t("voucher.done"),
    reinstated: t("voucher.reinstated"),
    refunded: t("refund.done"),
    released: t("release.done"),
    merged: t("merged"),
    mergeAsked: t("mergeAsked"),
    parted: t("parted"),
    resent: care("resend.done"),
  }[what];
  return <DoneLine sentence={sentence} undo={<UndoEdit what={what} member={member} was={text(query, "was")} />} />;
}

/** Only while it is still so: what somebody changed since is not for this line to take back. */
async function UndoEdit(props: { what: (typeof kinds)[number]; member: StaffMember; was: string }) {
  const { what, member, was } = props;
  const t = await getTranslations("staff-console");
  const target = (
    <>
      <input type="hidden" name="memberId" value={member.publicId} />
      <input type="hidden" name="version" value={member.version} />
    </>
  );
  const button = (
    <SubmitButton look="secondary" small>
      {t("undo")}
    </SubmitButton>
  );
  if (what === "tagged" && was !== "") {
    return (
      <Form id="undo" action={tag} className="contents">
        {target}
        <input type="hidden" name="tags" value={was === "-" ? "" : was} />
        {button}
      </Form>
    );
  }
  const back = what === "locked" && member.state === "locked" ? unlock : null;
  const again = what === "unlocked" && member.state === "active" ? lock : null;
  const action = back ?? again;
  if (action === null) return null;
  return (
    <Form id="undo" action={action} className="contents">
      {target}
      {button}
    </Form>
  );
}

async function UndoRemoval({ member, noteId }: { member: StaffMember; noteId: string }) {
  const [t, notes] = await Promise.all([getTranslations("staff-console"), isId(noteId) ? listNotes(member.id) : []]);
  const note = notes.find(({ publicId, isRemoved }) => publicId === noteId && isRemoved);
  if (note === undefined) return null;
  return (
    <Form id="undo" action={move} className="contents">
      <input type="hidden" name="memberId" value={member.publicId} />
      <input type="hidden" name="noteId" value={note.publicId} />
      <input type="hidden" name="version" value={note.version} />
      <input type="hidden" name="move" value="restore" />
      <SubmitButton look="secondary" small>
        {t("undo")}
      </SubmitButton>
    </Form>
  );
}
