import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { listActs, type Shift } from "@/db/queries/shifts";
import { inWords } from "@/lib/in-words";
import { ActLine } from "./act-line";

const SHOWN = 5;

/** What this shift did last, each leading to its member. */
export async function LatestActs({ shift }: { shift: Shift }) {
  const [t, words] = await Promise.all([getTranslations("staff-counter.acts"), inWords()]);
  const acts = await listActs(shift.id, null, words.locale, SHOWN);
  if (acts.length === 0) return <p className="mt-10 text-ink-soft">{t("none")}</p>;
  return (
    <Section id="latest" title={t("latest")}>
      <ul>
        {acts.map((act) => (
          <ActLine key={act.publicId} act={act} words={words}>
            <PendingLink
              href={`/staff/counter/members/${act.memberId}`}
              className="text-link inline-flex min-h-12 items-center"
              aria-label={t("openFor", { at: words.at(act.at) })}
            >
              {t("open")}
            </PendingLink>
          </ActLine>
        ))}
      </ul>
    </Section>
  );
}
