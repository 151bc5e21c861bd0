import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffMember } from "@/db/queries/staff-members";
import { lock, unlock } from "../actions";

/** Locking an active member or a pool, behind a question; unlocking a locked one. */
export async function LockPart({ member }: { member: StaffMember }) {
  const [t, pool] = await Promise.all([getTranslations("staff-members.page"), getTranslations("staff-pool")]);
  const hint = member.isPool ? pool("lockHint") : t("lockHint");
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
        <p className="text-note text-ink-soft">{hint}</p>
        <div>
          <SubmitButton look="secondary">{t("unlock")}</SubmitButton>
        </div>
      </Form>
    );
  }
  if (member.state !== "active") return null;
  const question = member.isPool ? pool("lock") : t("lock");
  return (
    <div>
      <Disclosure question={question}>
        <Form id="member-lock" action={lock} className="grid gap-3">
          {target}
          <p>{hint}</p>
          <div>
            <SubmitButton look="danger">{question}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </div>
  );
}
