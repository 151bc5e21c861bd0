import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findOpenShift } from "@/db/queries/shifts";
import { listStores } from "@/db/queries/stores";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../_components/address";
import { BeginShift } from "./_components/begin-shift";
import { CounterPage } from "./_components/counter-page";
import { FindPart } from "./_components/find-part";
import { FoundMembers } from "./_components/found-members";
import { LatestActs } from "./_components/latest-acts";
import { MoreLinks } from "./_components/more-links";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("title") };
}

export default async function StaffCounterPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { person } = await requireStaff("counter.use");
  const [t, query, shift] = await Promise.all([
    getTranslations("staff-counter"),
    searchParams,
    findOpenShift(person.id),
  ]);
  const q = text(query, "q").trim();
  return (
    <CounterPage title={t("title")} shift={shift} isStart={true}>
      {shift === null ? (
        <BeginShift stores={(await listStores()).filter((store) => store.isActive)} />
      ) : (
        <div className="counter-halves">
          <div>
            <FindPart />
            {q === "" ? null : <FoundMembers q={q} />}
          </div>
          <div>
            <LatestActs shift={shift} />
          </div>
        </div>
      )}
      <MoreLinks person={person} />
    </CounterPage>
  );
}
