import type { Sql } from "@/db/client";
import { expireDueRedemptions } from "@/db/commands/expire-redemptions";
import { settleMembers } from "@/db/commands/settle-members";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { calendarOf } from "./days";
import { enrol } from "./enrolment";
import { kopiSenjaProgramme } from "./kopi-senja-rules";
import { demonstrationPeople, joinedMonthsAgo } from "./people-of-the-demonstration";
import { cards } from "./rewards/cards";
import { counter } from "./rewards/counter";
import { discounts } from "./rewards/discounts";
import { prepared } from "./rewards/prepared";
import { stockShelf } from "./rewards/shelf";
import { budi } from "./stories/budi";
import { regular } from "./stories/regulars";
import { sari } from "./stories/sari";
import { tell } from "./stories/storyteller";

/** Opens the demonstration programme in an empty database: its terms, people, rewards, and a year of their history. */
export async function openKopiSenja(owner: Sql, now: Instant): Promise<void> {
  const calendar = calendarOf(now);
  const opened = calendar.ago({ months: 15 }, "06:00");
  await owner`
    update installation set programme_name = 'Kopi Senja', is_demonstration = true, clock_ahead_ms = 0,
      unit_names = ${owner.json({ id: "poin", en: "points" })} where id = 1`;
  await owner`
    insert into terms_versions (version, document, effective_from, published_at)
    values (1, ${owner.json(kopiSenjaProgramme(calendar))}, ${opened}, ${opened})`;

  const people = await demonstrationPeople(calendar);
  const staff = await enrol(owner, people.staff);
  const personOf = (email: string) => staff.find((each) => each.email === email)?.personId ?? 0;
  const [members, shelf] = await Promise.all([
    enrol(owner, people.members),
    stockShelf(owner, [...counter, ...discounts, ...cards, ...prepared], {
      now,
      since: opened,
      createdBy: personOf("katalog@contoh.id"),
    }),
  ]);

  const memberIds = members.map((each) => each.memberId ?? 0);
  const stories = memberIds.map((memberId, place) => {
    if (place === 0) return { memberId, steps: sari(calendar) };
    if (place === 1) return { memberId, steps: budi(calendar) };
    return { memberId, steps: regular(place - 2, joinedMonthsAgo(place - 2), calendar) };
  });
  await tell(stories, {
    history: await termsHistory(1),
    shelf,
    cashierId: personOf("kasir@contoh.id"),
    supportId: personOf("layanan@contoh.id"),
  });
  await settleMembers(memberIds, now);
  while ((await expireDueRedemptions(now, 500)) > 0);
}
