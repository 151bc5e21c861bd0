import type postgres from "postgres";
import { type TermsDraft, termsDocument } from "@/lib/loyalty/terms";

/** What a new programme begins with until it publishes terms of its own: one point for every Rp1.000, kept to the end of the month a year later. */
const firstTerms = termsDocument.parse({
  zone: "Asia/Jakarta",
  rates: { IDR: { points: 1, minor: 1_000 } },
  expiry: {
    base: { policy: "fixed", months: 12, roundTo: "month" },
    bonus: { policy: "fixed", months: 12, roundTo: "month" },
  },
  pendingDays: {},
  tiers: {
    window: "calendar_year",
    downgrade: "one_down",
    levels: [
      {
        code: "perak",
        name: { id: "Perak", en: "Silver" },
        from: 0,
        earnPercent: 100,
        benefits: [{ id: "Poin di setiap belanja", en: "Points on every purchase" }],
      },
      {
        code: "emas",
        name: { id: "Emas", en: "Gold" },
        from: 5_000,
        earnPercent: 125,
        benefits: [{ id: "Poin bonus 25% di setiap belanja", en: "25% bonus points on every purchase" }],
      },
    ],
  },
  redemption: { cancelHours: 24, restoreDays: 30 },
  noticeDays: 30,
  texts: {
    id: [
      {
        title: "Keanggotaan",
        body: "Siapa pun dapat bergabung tanpa biaya dan berhenti kapan saja. Satu orang, satu keanggotaan.",
      },
    ],
    en: [
      {
        title: "Membership",
        body: "Anyone may join, free of charge, and leave at any time. One person, one membership.",
      },
    ],
  },
} satisfies TermsDraft);

/** Gives a programme without terms its first version, so that it can be opened; leaves any other as it is. */
export async function publishFirstTerms(owner: postgres.Sql): Promise<void> {
  await owner`
    insert into terms_versions (version, document, effective_from)
    select 1, ${owner.json(firstTerms)}, now() where not exists (select from terms_versions)`;
}
