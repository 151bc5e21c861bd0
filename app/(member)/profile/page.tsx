import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Facts, PageTitle, Section } from "@/components/ui/section";
import { WalletLinks } from "@/components/wallet-links";
import { openAddresses } from "@/db/queries/addresses";
import { findProfile } from "@/db/queries/people";
import { realNow } from "@/lib/base/clock";
import { formatPhone } from "@/lib/base/format";
import { formatDayAt } from "@/lib/base/format-time";
import { type Field, openFor } from "@/lib/personal-data";
import { requirePerson } from "@/lib/session";
import { AddressBook } from "./_components/address-book";
import { Badges } from "./_components/badges";
import { ProfileForm } from "./_components/profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { actor, person, member } = await requirePerson();
  const [t, friends, locale, asked, profile] = await Promise.all([
    getTranslations("profile"),
    getTranslations("friends"),
    getLocale(),
    searchParams,
    findProfile(actor.personId),
  ]);
  if (profile === null) throw new Error("Somebody signed in has no profile");
  const open = (field: Field, sealed: Buffer | null) => (sealed ? openFor(profile.wrappedKey, field, sealed) : null);
  const phone = open("phone", profile.phoneCipher);
  const { joinedAt, consentedAt, policyVersion } = profile;
  return (
    <>
      <PageTitle title={t("title")} />
      <div className="mb-10 grid gap-4 empty:hidden">
        {asked.done === "saved" ? <Notice tone="good">{t("edit.saved")}</Notice> : null}
        {member === null && person.role === null ? (
          <Notice tone="warn" icon="info" title={t("noMembership.title")}>
            {t("noMembership.body")}
          </Notice>
        ) : null}
      </div>
      <Section title={t("data")} lead={t("dataLead")}>
        <ProfileForm
          version={profile.version}
          name={profile.name}
          phone={phone ? formatPhone(phone) : ""}
          birthday={open("birthday", profile.birthdayCipher) ?? ""}
          zone={person.zone}
          now={realNow()}
        />
      </Section>
      <AddressBook addresses={openAddresses(profile.addresses, profile.wrappedKey)} />
      <Badges badges={profile.badges} locale={locale} zone={person.zone} />
      <Section title={t("membership")}>
        <Facts
          facts={[
            { label: t("email"), value: open("email", profile.emailCipher) ?? t("none") },
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
        {member ? <WalletLinks /> : null}
      </Section>
      {member ? (
        <Section title={t("savingTitle")} lead={t("savingLead")}>
          <ButtonLink href="/saving" look="secondary">
            {t("openSaving")}
          </ButtonLink>
        </Section>
      ) : null}
      {member ? (
        <Section title={friends("title")} lead={friends("profileLead")}>
          <ButtonLink href="/profile/friends" look="secondary">
            {friends("open")}
          </ButtonLink>
        </Section>
      ) : null}
      <Section title={t("securityTitle")} lead={t("securityLead")}>
        <p className="mb-4">{t(secondStepOf(person))}</p>
        <ButtonLink href="/profile/security" look="secondary">
          {t("openSecurity")}
        </ButtonLink>
      </Section>
    </>
  );
}

function secondStepOf(person: { hasTotp: boolean; hasPasskey: boolean }) {
  if (person.hasPasskey) return person.hasTotp ? "passkeyAndApp" : "passkeyOn";
  return person.hasTotp ? "totpOn" : "totpOff";
}
