import type { TermsDraft } from "../terms";
import type { Amounts } from "./preset";

type Rule = NonNullable<NonNullable<TermsDraft["earning"]>["rules"]>[number];

/** Once, for whoever tells who they are: greetings reach them, and the birthday is known. */
export function profileCompleted(points: number): Rule {
  return {
    code: "profil-lengkap",
    name: { id: "Profil lengkap", en: "A complete profile" },
    on: "profile_completed",
    when: [],
    effect: { give: "fixed", points, kind: "bonus" },
    caps: { member: [{ per: "ever", times: 1 }] },
  };
}

/** For saying how it was; a few a month, so that nobody writes for the points alone. */
export function reviewed(points: number, timesAMonth: number): Rule {
  return {
    code: "ulasan",
    name: { id: "Ulasan setelah belanja", en: "A review of a purchase" },
    on: "review",
    when: [],
    effect: { give: "fixed", points, kind: "bonus" },
    caps: { member: [{ per: "month", times: timesAMonth }] },
  };
}

/** For both friends, once the new one has bought something that is not given back. */
export function friends(points: { bringing: number; brought: number }, timesAYear: number): Rule[] {
  return [
    {
      code: "ajak-teman",
      name: { id: "Mengajak teman", en: "Bringing a friend" },
      on: "referral",
      when: [],
      effect: { give: "fixed", points: points.bringing, kind: "bonus" },
      caps: { member: [{ per: "year", times: timesAYear }] },
    },
    {
      code: "diajak-teman",
      name: { id: "Diajak teman", en: "Being brought by a friend" },
      on: "referred",
      when: [],
      effect: { give: "fixed", points: points.brought, kind: "bonus" },
    },
  ];
}

/** So that the first purchase already shows what a member gets. */
export function firstPurchase(points: number): Rule {
  return {
    code: "belanja-pertama",
    name: { id: "Belanja pertama", en: "First purchase" },
    on: "purchase",
    when: [{ if: "nth", n: 1, every: false }],
    effect: { give: "fixed", points, kind: "bonus" },
  };
}

/** More around the birthday, at most so many points a year. */
export function birthdayWeek(percent: number, most: number): Rule {
  return {
    code: "pekan-ulang-tahun",
    name: { id: "Pekan ulang tahun", en: "Birthday week" },
    on: "purchase",
    when: [{ if: "birthday", daysBefore: 3, daysAfter: 3 }],
    effect: { give: "multiplier", percent, kind: "bonus" },
    caps: { member: [{ per: "year", points: most }] },
  };
}

/** A small gift every n-th day somebody comes by. */
export function everyVisit(n: number, points: number): Rule {
  return {
    code: `kunjungan-ke-${n}`,
    name: { id: `Setiap kunjungan ke-${n}`, en: `Every ${n}th visit` },
    on: "purchase",
    when: [{ if: "nth", n, every: true }],
    effect: { give: "fixed", points, kind: "bonus" },
  };
}

/** Something another system, or a member of staff, tells the portal of. */
export function toldOf(code: string, name: Rule["name"], points: number, timesAMonth: number): Rule {
  return {
    code: code.replaceAll("_", "-"),
    name,
    on: code,
    when: [],
    effect: { give: "fixed", points, kind: "bonus" },
    caps: { member: [{ per: "month", times: timesAMonth }] },
  };
}

export const channelLabels = {
  store: { id: "gerai", en: "our shops" },
  online: { id: "belanja daring", en: "our online shop" },
};

/** What the programme reckons a point to cost: so many thousand for a hundred points. */
export function pointValue({ currency, of }: Amounts, thousandsForHundred: number) {
  return { currency, minor: of(thousandsForHundred), points: 100 };
}

type Level = TermsDraft["tiers"]["levels"][number];

/** The first level; what comes after it begins at `from` and earns so many per cent more. */
export function firstLevel(code: string, id: string, en: string): Level {
  return {
    code,
    name: { id, en },
    from: 0,
    earnPercent: 100,
    benefits: [{ id: "Poin di setiap belanja", en: "Points on every purchase" }],
  };
}

export function higherLevel(
  code: string,
  [id, en]: [id: string, en: string],
  { from, more, also }: { from: number; more: number; also: Level["benefits"] },
): Level {
  return {
    code,
    name: { id, en },
    from,
    earnPercent: 100 + more,
    benefits: [
      {
        kind: "more_points",
        id: `Poin bonus ${more}% di setiap belanja`,
        en: `${more}% bonus points on every purchase`,
      },
      ...also,
    ],
  };
}

export const earlyAccess = (days: number): Level["benefits"][number] => ({
  kind: "early_access",
  days,
  id: `Hadiah baru bisa ditukar ${days} hari lebih awal`,
  en: `New rewards can be redeemed ${days} days early`,
});

export const ownRewards: Level["benefits"][number] = {
  kind: "exclusive_rewards",
  id: "Hadiah yang terbuka mulai tingkatan ini",
  en: "Rewards open from this tier on",
};

export const freeDelivery: Level["benefits"][number] = {
  kind: "free_delivery",
  id: "Ongkos kirim kami tanggung",
  en: "Delivery is on us",
};
