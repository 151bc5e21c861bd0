import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OpenInvitation } from "@/db/queries/team";
import { type InWords, inWords } from "@/lib/in-words";
import { openFor } from "@/lib/personal-data";
import { resend, withdraw } from "../actions";

/** Who was asked and has not come: sent again, or taken back. */
export async function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  const words = await inWords();
  return (
    <ul>
      {invitations.map((invitation) => (
        <InvitationLine key={invitation.publicId} invitation={invitation} words={words} />
      ))}
    </ul>
  );
}

async function InvitationLine({ invitation, words }: { invitation: OpenInvitation; words: InWords }) {
  const [t, staff] = await Promise.all([getTranslations("staff-team.invitation"), getTranslations("staff")]);
  const { publicId, name, role, sentAt, expiresAt, hasExpired, wrappedKey, emailCipher } = invitation;
  const by = invitation.invitedByName ?? staff("portal");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0">
      <div>
        <p>
          <span className="font-semibold">{name}</span> <span className="text-ink-soft">({staff(`role.${role}`)})</span>{" "}
          {hasExpired ? (
            <Badge tone="warn" icon="clock">
              {t("expired")}
            </Badge>
          ) : null}
        </p>
        <p className="text-note text-ink-soft">
          {openFor(wrappedKey, "email", emailCipher)} · {t("sent", { at: words.at(sentAt), by })}
          {hasExpired ? null : <> · {t("until", { at: words.at(expiresAt) })}</>}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Form id={`resend-${publicId}`} action={resend}>
          <input type="hidden" name="invitation" value={publicId} />
          <SubmitButton look="secondary">{t("resend", { name })}</SubmitButton>
        </Form>
        <Form id={`withdraw-${publicId}`} action={withdraw} className="max-sm:-ms-2">
          <input type="hidden" name="invitation" value={publicId} />
          <SubmitButton look="quiet">{t("withdraw", { name })}</SubmitButton>
        </Form>
      </div>
    </li>
  );
}
