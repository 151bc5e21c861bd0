import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffMember } from "@/db/queries/staff-members";
import { lock, unlock } from "../actions";

/** Locking an active member, behind a question; unlocking a locked one. */
export async function LockPart({ member }: { member: StaffMember }) {
  const t = await getTranslations("staff-members.page");
  const target = (
    <>
      <input type="hidden" name="memberId" value={member.publicId} />
      <input type="hidden" name="version" value={member.version} />
    </>
  );
  if (member.state === "locked") {
    return (
      <Form id="member-unlock" action={unlock} className="grid gap-3 py-2">
        {target}
        <p className="text-note text-ink-soft">{t("lockHint")}</p>
        <div>
          <SubmitButton look="secondary">{t("unlock")}</SubmitButton>
        </div>
      </Form>
    );
  }
  if (member.state !== "active") return null;
  return (
    <div>
      <Disclosure question={t("lock")}>
        <Form id="member-lock" action={lock} className="grid gap-3">
          {target}
          <p>{t("lockHint")}</p>
          <div>
            <SubmitButton look="danger">{t("lock")}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
