import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/ui/section";
import { findOpenShift, findShift, listActs, sumUpShift } from "@/db/queries/shifts";
import { findCounterLimits } from "@/db/queries/stores";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { ActLine } from "../../_components/act-line";
import { CloseShift } from "../../_components/close-shift";
import { CounterPage } from "../../_components/counter-page";
import { ShiftFacts } from "../../_components/shift-facts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("shift.title") };
}

/** What one shift did; a supervisor's to read for everybody's, a cashier's for their own. */
export default async function ShiftPage({ params }: { params: Promise<{ id: string }> }) {
  const { person, installation } = await requireStaff("counter.use");
  const mayReadAll = grant(person, "counter.supervise") !== null;
  const [{ id }, t, words] = await Promise.all([params, getTranslations("staff-counter.shift"), inWords()]);
  const [shift, open] = await Promise.all([findShift(id, mayReadAll ? null : person.id), findOpenShift(person.id)]);
  if (shift === null) notFound();
  const [summary, acts, limits] = await Promise.all([
    sumUpShift(shift.id),
    listActs(shift.id, null, words.locale, 500),
    findCounterLimits(person.id),
  ]);
  const { currency } = installation;
  return (
    <CounterPage
      title={t("title")}
      shift={shift}
      isAside
      back={open?.publicId === shift.publicId ? undefined : { href: "/staff/counter/shifts", label: t("all") }}
    >
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div>
          <ShiftFacts shift={shift} summary={summary} currency={currency} words={words} />
          {open?.publicId === shift.publicId ? (
            <>
              <div className="border-t border-line">
                <Facts
                  facts={[
                    {
                      label: t("today"),
                      value: t("todayOf", {
                        points: words.points(limits.awardedToday),
                        limit: words.points(limits.pointsPerDay),
                        unit: words.unit,
                      }),
                    },
                  ]}
                />
              </div>
              <CloseShift shift={shift} currency={currency} />
            </>
          ) : null}
        </div>
        <div>
          <Section id="acts" title={t("acts")}>
            {acts.length === 0 ? <p className="text-ink-soft">{t("nothing")}</p> : null}
            <ul>
              {acts.map((act) => (
                <ActLine key={act.publicId} act={act} words={words} />
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </CounterPage>
  );
}
