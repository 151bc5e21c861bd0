import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { findOpenShift } from "@/db/queries/shifts";
import { inWords } from "@/lib/in-words";
import type { Person } from "@/lib/loyalty/permissions";

/** The way to work for whoever serves at a counter: their open shift, or how to begin one. */
export async function CounterPart({ person }: { person: Person }) {
  const [t, words, shift] = await Promise.all([
    getTranslations("staff-counter.today"),
    inWords(),
    findOpenShift(person.id),
  ]);
  return (
    <Section title={t("title")} id="counter">
      <p>{shift === null ? t("none") : t("open", { store: shift.storeName, at: words.at(shift.openedAt) })}</p>
      {/* The counter has a policy of its own, so it is fetched as a document of its own. */}
      <a href="/staff/counter" className="button button-primary mt-4">
        {t(shift === null ? "begin" : "go")}
      </a>
    </Section>
  );
}
