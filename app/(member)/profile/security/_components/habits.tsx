import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/base/env";

const habits = ["asked", "address", "own", "codes", "noticed"] as const;

/** What keeps an account its owner's, in five sentences. */
export async function Habits() {
  const t = await getTranslations("profile.security.habits");
  return (
    <Section id="habits" title={t("title")}>
      <ul className="grid max-w-2xl gap-3">
        {habits.map((each) => (
          <li key={each} className="grid grid-cols-[auto_1fr] gap-x-3">
            <Icon name="check" size={20} className="mt-0.5 text-good" />
            <span className="min-w-0 break-words">{t(each, { origin: env().appOrigin })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
