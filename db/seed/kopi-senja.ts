import type { Sql } from "@/db/client";
import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { settleMembers } from "@/db/commands/settle-members";
import type { Instant } from "@/lib/base/clock";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { type Calendar, calendarOf } from "./days";
import { enrol } from "./enrolment";
import {
  openingProgramme,
  withEarlierBread,
  withSenjaWeeks,
  withSharedPoints,
  withShorterLife,
} from "./kopi-senja-rules";
import { demonstrationPeople, joinedMonthsAgo } from "./people-of-the-demonstration";
import { stockShelf } from "./rewards/shelf";
import { wholeShelf } from "./rewards/whole-shelf";
import { actorsOf } from "./stories/actors";
import { atTheCounter } from "./stories/at-the-counter";
import { budi } from "./stories/budi";
import { contested, waitingForStaff } from "./stories/contested";
import { eko } from "./stories/eko";
import { forBoth, sharing } from "./stories/family";
import { friendsCounted, noteFriends, sarisFriends } from "./stories/friends";
import { hendra } from "./stories/hendra";
import { liveThrough, type Moment } from "./stories/moments";
import { presents } from "./stories/presents";
import { regular, regularNames } from "./stories/regulars";
import { said } from "./stories/said";
import { sari } from "./stories/sari";
import { savingUp, sekarsPaydays } from "./stories/saving";
import type { Step } from "./stories/steps";
import { beginTelling } from "./stories/storyteller";
import { publishWritten, writeDraft } from "./stories/written-terms";

/** Opens the demonstration programme in an empty database: its terms, people, rewards, and a year of their history. */
export async function openKopiSenja(owner: Sql, now: Instant): Promise<void> {
  const calendar = calendarOf(now);
  const opened = calendar.ago({ months: 15 }, "06:00");
  await owner`
    update installation set programme_name = 'Kopi Senja', is_demonstration = true, clock_ahead_ms = 0,
      unit_names = ${owner.json({ id: "poin", en: "points" })} where id = 1`;
  await owner`
    insert into terms_versions (version, document, effective_from, published_at)
    values (1, ${owner.json(openingProgramme(calendar))}, ${opened}, ${opened})`;

  const people = await demonstrationPeople(calendar);
  const staff = await enrol(owner, people.staff);
  const personOf = (email: string) => staff.find((each) => each.email === email)?.personId ?? 0;
  const [members, shelf] = await Promise.all([
    enrol(owner, people.members),
    stockShelf(owner, wholeShelf, {
      now,
      since: opened,
      createdBy: personOf("katalog@contoh.id"),
    }),
  ]);

  const memberIds = members.map((each) => each.memberId ?? 0);
  const friends = sarisFriends(calendar);
  const friendIds = memberIds.slice(-friends.length);
  await noteFriends(
    owner,
    memberIds[0] ?? 0,
    friends.map(({ joinedAt }, place) => ({ joinedAt, memberId: friendIds[place] ?? 0 })),
  );
  const telling = await beginTelling(
    memberIds.map((memberId, place) => ({ memberId, steps: storyOf(place, calendar) })),
    { shelf, cashierId: personOf("kasir@contoh.id"), supportId: personOf("layanan@contoh.id") },
  );
  const actors = await actorsOf(owner);
  const others = [versions, sharing, contested, waitingForStaff, said, atTheCounter].flatMap((told) => told(calendar));
  const moments = [
    ...others,
    ...savingUp(calendar, shelf),
    ...friendsCounted(calendar),
    ...presents(
      calendar,
      shelf,
      people.members.map(({ email }) => email),
    ),
  ];
  await liveThrough(moments, { owner, actors, telling });
  await telling.until(now);
  await settleMembers(memberIds, now);
  while ((await expireDueRedemptions(now, 500)) > 0);
  await writeDraft(actors, { title: "Usulan: masa berlaku poin enam bulan", change: withShorterLife });
  await writeDraft(actors, { title: "Roti sore mulai pukul tiga", change: withEarlierBread });
  await leaveNoMail(owner, now);
}

function storyOf(place: number, calendar: Calendar): Step[] {
  if (place === 0) return sari(calendar);
  if (place === 1) return budi(calendar);
  const name = regularNames[place - 2];
  if (name === undefined) return sarisFriends(calendar)[place - 2 - regularNames.length]?.steps ?? [];
  if (name === "Eko Prasetyo") return eko(place - 2, calendar);
  if (name === "Hendra Gunawan") return hendra(calendar);
  if (name === "Sekar Arum") return sekarsPaydays(calendar);
  const steps = regular(place - 2, joinedMonthsAgo(place - 2), calendar);
  return name === "Dimas Wicaksono" ? [...steps, ...forBoth(calendar)] : steps;
}

/** Two versions after the first: one with its month of notice, one that only gave more. */
function versions(calendar: Calendar): Moment[] {
  const publish = (days: number, title: string, change: (terms: TermsDocument) => TermsDocument): Moment => ({
    at: calendar.ago({ days }, "10:00"),
    who: [],
    happens: ({ actors, at }) => publishWritten(actors, at, { title, change }),
  });
  return [
    publish(130, "Poin bersama keluarga dan pembatalan dua hari", withSharedPoints),
    publish(21, "Pekan Senja", (terms) => withSenjaWeeks(terms, calendar)),
  ];
}

/** Nobody is written to about the past, and what is older than two weeks has been read. */
async function leaveNoMail(owner: Sql, now: Instant): Promise<void> {
  await owner`delete from outbox`;
  await owner`
    update notices set read_at = created_at + interval '5 hours'
    where read_at is null and created_at < ${now}::timestamptz - interval '14 days'`;
}
