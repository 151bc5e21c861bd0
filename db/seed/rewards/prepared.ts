import { comingLater, type RewardCard } from "./reward-card";

const rows: Row[] = [
  [
    "pulsa-25",
    "top_up",
    "partners",
    850,
    25_000,
    ["phone_credit", "nila"],
    "Pulsa Rp25.000",
    "Untuk semua operator di Indonesia.",
    "Rp25,000 Phone Credit",
    "For every operator in Indonesia.",
    { id: "Dikirim ke nomor Anda dalam beberapa menit.", en: "Sent to your number within minutes." },
  ],
];

/** Rewards of kinds that are not handed out yet: drafts, ready for the day they are. */
export const prepared: RewardCard[] = rows.map(draft);

type Row = [
  slug: string,
  kind: RewardCard["kind"],
  category: string,
  points: number,
  valueMinor: number,
  picture: RewardCard["picture"],
  nameId: string,
  summaryId: string,
  nameEn: string,
  summaryEn: string,
  how: { id: string; en: string },
];

function draft([
  slug,
  kind,
  category,
  points,
  valueMinor,
  picture,
  nameId,
  aboutId,
  nameEn,
  aboutEn,
  how,
]: Row): RewardCard {
  const texts = comingLater({ id: [nameId, aboutId], en: [nameEn, aboutEn] }, how);
  return { slug, kind, category, points, valueMinor, picture, stock: null, draft: true, texts };
}
