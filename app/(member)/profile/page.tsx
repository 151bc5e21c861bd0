import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Facts, PageTitle, Section } from "@/components/ui/section";
import { findProfile } from "@/db/queries/people";
import { formatPhone } from "@/lib/base/format";
import { formatDay, formatDayAt } from "@/lib/base/format-time";
import { type Field, openFor } from "@/lib/personal-data";
import { requirePerson } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const { actor, person, member } = await requirePerson();
  const [t, locale, profile] = await Promise.all([
    getTranslations("profile"),
    getLocale(),
    findProfile(actor.personId),
  ]);
  if (profile === null) throw new Error("Somebody signed in has no profile");
  const open = (field: Field, sealed: Buffer | null) => (sealed ? openFor(profile.wrappedKey, field, sealed) : null);
  const phone = open("phone", profile.phoneCipher);
  const birthday = open("birthday", profile.birthdayCipher);
  const { joinedAt, consentedAt, policyVersion } = profile;
  return (
    <>
      <PageTitle title={t("title")} />
      <Section title={t("data")} lead={t("dataLead")}>
        <Facts
          facts={[
            { label: t("name"), value: profile.name },
            { label: t("email"), value: open("email", profile.emailCipher) ?? t("none") },
            { label: t("phone"), value: phone ? formatPhone(phone) : t("none") },
            { label: t("birthday"), value: birthday ? formatDay(birthday, locale) : t("none") },
            ...(member ? [{ label: t("number"), value: member.number.replace(/(\d{4})(?=\d)/g, "$1 ") }] : []),
            ...(joinedAt ? [{ label: t("joined"), value: formatDayAt(joinedAt, person.zone, locale) }] : []),
            ...(consentedAt
              ? [
                  {
                    label: t("consent"),
                    value: t("consentValue", {
                      date: formatDayAt(consentedAt, person.zone, locale),
                      version: policyVersion ?? "",
                    }),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title={t("securityTitle")} lead={t("securityLead")}>
        <p className="mb-4">{person.hasTotp ? t("totpOn") : t("totpOff")}</p>
        <ButtonLink href="/profile/security" look="secondary">
          {t("openSecurity")}
        </ButtonLink>
      </Section>
    </>
  );
}
