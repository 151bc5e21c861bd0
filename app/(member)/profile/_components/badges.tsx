import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Profile } from "@/db/queries/people";
import { formatDayAt } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";

const tones: Record<string, BadgeTone> = { bronze: "warn", silver: "plain", gold: "accent" };

/** What the member was given recognition for. */
export async function Badges({ badges, locale, zone }: { badges: Profile["badges"]; locale: Locale; zone: string }) {
  const t = await getTranslations("reward-kinds.badges");
  if (badges.length === 0) return null;
  return (
    <Section id="badges" title={t("title")}>
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        {badges.map(({ name, metal, at, redemption }) => (
          <li key={redemption} className="grid justify-items-start gap-1">
            <Badge tone={tones[metal] ?? "plain"} icon="star">
              {name[locale]}
            </Badge>
            <PendingLink
              href={`/redemptions/${redemption}`}
              className="text-link inline-flex min-h-11 items-center text-note"
            >
              {t("since", { at: formatDayAt(new Date(at), zone, locale) })}
            </PendingLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
