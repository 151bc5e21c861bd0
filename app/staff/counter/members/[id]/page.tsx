import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findAtCounter } from "@/db/queries/at-counter";
import { findOpenShift, listActs } from "@/db/queries/shifts";
import { inWords } from "@/lib/in-words";
import { maskedName } from "@/lib/masked-name";
import { requireStaff } from "@/lib/session";
import { type Query, text } from "../../../_components/address";
import { CounterPage } from "../../_components/counter-page";
import { ActsPart } from "./_components/acts-part";
import { ConsentPart } from "./_components/consent-part";
import { DonePart } from "./_components/done-part";
import { RecordPart } from "./_components/record-part";
import { RedeemPart } from "./_components/redeem-part";
import { WhoPart } from "./_components/who-part";

type Asked = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("member.title") };
}

export default async function CounterMemberPage({ params, searchParams }: Asked) {
  const { person, now, installation } = await requireStaff("counter.use");
  const [{ id }, query, words, shift] = await Promise.all([params, searchParams, inWords(), findOpenShift(person.id)]);
  if (shift === null) redirect("/staff/counter");
  const member = await findAtCounter(id, shift.id, now);
  if (member === null || member.state === "closed") notFound();
  if (member.publicId !== id) redirect(`/staff/counter/members/${member.publicId}`);
  const acts = await listActs(shift.id, member.id, words.locale, 20);
  const done = acts.find((act) => act.publicId === text(query, "done"));

  return (
    <CounterPage title={maskedName(member.name)} shift={shift}>
      {done ? <DonePart act={done} member={member} words={words} /> : null}
      <WhoPart member={member} words={words} />
      <div className="counter-halves">
        <div>
          <RecordPart key={done?.publicId} member={member} currency={installation.currency} />
        </div>
        <div className="lg:row-span-2">
          {member.consentUntil === null ? (
            <ConsentPart member={member} />
          ) : (
            <RedeemPart
              member={member}
              shift={shift}
              chosen={text(query, "reward")}
              sought={text(query, "q").trim()}
              words={words}
              now={now}
            />
          )}
        </div>
        <div>
          <ActsPart acts={acts} words={words} />
        </div>
      </div>
    </CounterPage>
  );
}
