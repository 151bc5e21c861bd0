import { dayOf } from "@/lib/loyalty/calendar";
import type { Condition } from "@/lib/loyalty/earning-rules";
import { type TermsDocument, type TermsDraft, termsDocument } from "@/lib/loyalty/terms";
import type { Calendar } from "./days";
import { kopiSenjaTerms } from "./kopi-senja-terms";

/** The terms the demonstration opened with: its earning rules, and bonus points that live on for whoever still comes by. */
export function openingProgramme(calendar: Calendar): TermsDocument {
  const { expiry, redemption } = kopiSenjaTerms;
  return termsDocument.parse({
    ...kopiSenjaTerms,
    expiry: {
      ...expiry,
      bonus: {
        policy: "fixed",
        months: 6,
        roundTo: "month",
        extension: { months: 3, activity: ["purchase"], withinMonths: 1 },
      },
    },
    redemption: { ...redemption, cancelHours: 24 },
    pendingDays: { online: 3 },
    pools: { ...kopiSenjaTerms.pools, isOn: false },
    earning: withRules(earning(calendar), (rules) => rules.filter((rule) => rule.code !== "pekan-senja")),
  } satisfies TermsDraft);
}

/** What the second version says: for the better and for the worse, so that it was announced a month ahead. */
export function withSharedPoints(terms: TermsDocument): TermsDocument {
  const { pools, redemption, pendingDays } = kopiSenjaTerms;
  return { ...terms, pools, redemption, pendingDays };
}

/** What the third version adds: a promotion that is running on the day the demonstration is opened. */
export function withSenjaWeeks(terms: TermsDocument, calendar: Calendar): TermsDocument {
  return termsDocument.parse({ ...terms, earning: earning(calendar) } satisfies TermsDraft);
}

/** A proposal nobody has approved: ordinary points would live half as long. */
export function withShorterLife(terms: TermsDocument): TermsDocument {
  return { ...terms, expiry: { ...terms.expiry, base: { policy: "fixed", months: 6, roundTo: "month" } } };
}

/** A proposal that only waits for its second person: bread earns more from three in the afternoon. */
export function withEarlierBread(terms: TermsDocument): TermsDocument {
  const earlier = (condition: Condition): Condition =>
    condition.if === "time" ? { ...condition, from: "15:00" } : condition;
  const rules = terms.earning.rules.map((rule) =>
    rule.code === "roti-sore" ? { ...rule, when: rule.when.map(earlier) } : rule,
  );
  return { ...terms, earning: { ...terms.earning, rules } };
}

type Earning = NonNullable<TermsDraft["earning"]>;

function withRules(section: Earning, change: (rules: NonNullable<Earning["rules"]>) => Earning["rules"]): Earning {
  return { ...section, rules: change(section.rules ?? []) };
}

const inShop: Condition = { if: "channel", anyOf: ["store"] };

function earning(calendar: Calendar): Earning {
  const day = (days: number) => dayOf(calendar.ago({ days }, "12:00"), kopiSenjaTerms.zone);
  const until = dayOf(new Date(calendar.now.getTime() + 18 * 86_400_000), kopiSenjaTerms.zone);
  return {
    pointValue: { currency: "IDR", minor: 10, points: 1 },
    labels: {
      kopi: { id: "kopi dan teh", en: "coffee and tea" },
      roti: { id: "roti dan kue", en: "bread and cakes" },
      biji: { id: "biji kopi", en: "coffee beans" },
      store: { id: "gerai", en: "our shops" },
      online: { id: "belanja daring", en: "our online shop" },
    },
    segments: [
      {
        code: "langganan",
        name: { id: "pelanggan tetap", en: "regulars" },
        when: [{ if: "visits", atLeast: 20 }],
      },
    ],
    rules: [
      {
        code: "sapaan-pertama",
        name: { id: "Sapaan pertama", en: "First hello" },
        on: "purchase",
        when: [{ if: "nth", n: 1, every: false }, inShop],
        effect: { give: "fixed", points: 50, kind: "bonus" },
      },
      {
        code: "pagi-berlipat",
        name: { id: "Pagi berlipat", en: "Double mornings" },
        on: "purchase",
        when: [{ if: "time", weekdays: [1, 2, 3, 4, 5], from: "06:30", to: "10:00" }, inShop],
        effect: { give: "multiplier", percent: 200, kind: "bonus" },
        group: "berlipat",
        caps: { member: [{ per: "month", points: 300 }] },
      },
      {
        code: "pekan-ulang-tahun",
        name: { id: "Pekan ulang tahun", en: "Birthday week" },
        on: "purchase",
        when: [{ if: "birthday", daysBefore: 3, daysAfter: 3 }, inShop],
        effect: { give: "multiplier", percent: 300, kind: "bonus" },
        group: "berlipat",
        caps: { member: [{ per: "year", times: 2 }] },
      },
      {
        code: "roti-sore",
        name: { id: "Roti sore", en: "Evening bread" },
        on: "purchase",
        when: [
          { if: "category", anyOf: ["roti"] },
          { if: "time", from: "17:00", to: "21:30" },
        ],
        effect: { give: "multiplier", percent: 150, kind: "bonus" },
      },
      {
        code: "biji-di-rumah",
        name: { id: "Biji kopi di rumah", en: "Beans for home" },
        on: "purchase",
        when: [{ if: "category", anyOf: ["biji"] }],
        effect: { give: "rate", currency: "IDR", points: 1, minor: 1_000, kind: "bonus" },
      },
      {
        code: "kunjungan-kesepuluh",
        name: { id: "Kunjungan kesepuluh", en: "Every tenth visit" },
        on: "purchase",
        when: [{ if: "nth", n: 10, every: true }, inShop],
        effect: { give: "fixed", points: 75, kind: "bonus" },
      },
      {
        code: "akhir-pekan-langganan",
        name: { id: "Akhir pekan langganan", en: "Weekends for regulars" },
        on: "purchase",
        when: [{ if: "segment", anyOf: ["langganan"] }, { if: "time", weekdays: [6, 7] }, inShop],
        effect: { give: "multiplier", percent: 125, kind: "bonus" },
      },
      {
        code: "pekan-senja",
        name: { id: "Pekan Senja", en: "Senja Weeks" },
        on: "purchase",
        when: [
          { if: "dates", from: day(10), to: until },
          { if: "amount", currency: "IDR", atLeast: 60_000 },
        ],
        effect: { give: "fixed", points: 40, kind: "bonus" },
        caps: {
          member: [
            { per: "day", times: 1 },
            { per: "ever", points: 200 },
          ],
        },
        budgets: [{ per: "ever", points: 20_000, minor: 150_000 }],
      },
      {
        code: "profil-lengkap",
        name: { id: "Profil lengkap", en: "A complete profile" },
        on: "profile_completed",
        when: [],
        effect: { give: "fixed", points: 100, kind: "bonus" },
        caps: { member: [{ per: "ever", times: 1 }] },
      },
      {
        code: "ulas-kunjungan",
        name: { id: "Ulas kunjungan", en: "Review a visit" },
        on: "review",
        when: [],
        effect: { give: "fixed", points: 15, kind: "bonus" },
        caps: { member: [{ per: "month", times: 4 }] },
      },
      {
        code: "ajak-teman",
        name: { id: "Ajak teman", en: "Bring a friend" },
        on: "referral",
        when: [],
        effect: { give: "fixed", points: 300, kind: "bonus" },
        caps: { member: [{ per: "year", times: 10 }] },
      },
      {
        code: "diajak-teman",
        name: { id: "Diajak teman", en: "Brought by a friend" },
        on: "referred",
        when: [],
        effect: { give: "fixed", points: 150, kind: "bonus" },
      },
    ],
  };
}
