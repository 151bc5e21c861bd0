import type { Instant } from "@/lib/base/clock";
import { dayOf } from "@/lib/loyalty/calendar";
import { memberNumber } from "@/lib/loyalty/member-number";
import type { Role } from "@/lib/loyalty/permissions";
import { hashPassword } from "@/lib/password";
import { chance } from "./chance";
import type { Calendar } from "./days";
import type { Enrolment } from "./enrolment";
import { addressOf, sarisFriends } from "./stories/friends";
import { SEKARS_BIRTHDAY_DAYS_AGO } from "./stories/presents";
import { regularNames } from "./stories/regulars";

export const demonstrationPassword = "demo-poin-2026";
export const memberTotpSecret = "JBSWY3DPEHPK3PXP";
const staffTotpSecret = "KRSXG5CTMVRXEZLU";

const staff: [email: string, name: string, role: Role][] = [
  ["kasir@contoh.id", "Wulan Kasir", "cashier"],
  ["layanan@contoh.id", "Tari Layanan", "support"],
  ["katalog@contoh.id", "Bima Katalog", "catalogue"],
  ["pemasaran@contoh.id", "Laras Pemasaran", "marketing"],
  ["analis@contoh.id", "Yoga Analis", "analyst"],
  ["auditor@contoh.id", "Ratih Auditor", "auditor"],
  ["admin@contoh.id", "Surya Pemilik", "owner"],
];

/** Staff, the two members with a story of their own, the regulars, and whom Sari brought; all with the one password. */
export async function demonstrationPeople(calendar: Calendar): Promise<{ staff: Enrolment[]; members: Enrolment[] }> {
  const passwordHash = await hashPassword(demonstrationPassword);
  const member = (
    name: string,
    email: string,
    joinedAt: Instant,
    more: Partial<Enrolment> & { as: { number: string } },
  ): Enrolment => ({
    name,
    email,
    joinedAt,
    locale: "id",
    passwordHash,
    totpSecret: memberTotpSecret,
    ...more,
  });
  return {
    staff: staff.map(([email, name, role]) => ({
      name,
      email,
      locale: "id",
      passwordHash,
      totpSecret: staffTotpSecret,
      as: { role },
      joinedAt: calendar.ago({ months: 15 }, "09:00"),
    })),
    members: [
      member("Sari Puspita", "sari@contoh.id", calendar.ago({ months: 14, days: 1 }, "08:58"), {
        as: { number: numberOf(1408) },
        phone: "0812-5550-1408",
        birthday: "1992-04-17",
      }),
      member("Budi Hartanto", "budi@contoh.id", calendar.ago({ months: 5 }, "08:10"), {
        as: { number: numberOf(2207) },
        locale: "en",
        phone: "0813-5550-2207",
        birthday: "1988-09-02",
      }),
      ...regularNames.map((name, place) =>
        member(
          name,
          `${name.toLowerCase().replaceAll(" ", ".")}@contoh.id`,
          calendar.ago({ months: joinedMonthsAgo(place) }, "07:30"),
          {
            as: { number: numberOf(7000 + place) },
            ...(place % 9 === 4 ? { locale: "en" as const } : {}),
            ...(name === "Sekar Arum" ? { birthday: `1996-${birthdayAgo(calendar)}` } : {}),
            phone: `0811-5551-${String(1000 + place)}`,
          },
        ),
      ),
      ...sarisFriends(calendar).map((friend, place) =>
        member(friend.name, addressOf(friend), friend.joinedAt, { as: { number: numberOf(7500 + place) } }),
      ),
    ],
  };
}

/** For how long a regular has been a member. */
export const joinedMonthsAgo = (place: number) => 1 + ((place * 5) % 13);

/** A card's number, always the same for the same seed. */
export function numberOf(seed: number): string {
  const random = chance(seed * 7919 + 13);
  return memberNumber(`8${Array.from({ length: 14 }, () => random.between(0, 9)).join("")}`);
}

/** The month and day so many days ago on which Sekar has her birthday. */
function birthdayAgo({ ago }: Calendar): string {
  return dayOf(ago({ days: SEKARS_BIRTHDAY_DAYS_AGO }, "12:00"), "Asia/Jakarta").slice(5);
}
