import { sql } from "@/db/client";
import { acceptGift } from "@/db/commands/accept-gift";
import { giveByLink } from "@/db/commands/give-by-link";
import { giveFeedback } from "@/db/commands/give-feedback";
import { reviewPurchase } from "@/db/commands/review-purchase";
import { newId } from "@/lib/base/uuid";
import { giftToken } from "@/lib/gift-link";
import type { Feeling } from "@/lib/loyalty/feedback-policy";
import type { Calendar } from "../days";
import type { Moment } from "./moments";
import { granted } from "./set-back";

const sari = "sari@contoh.id";
const budi = "budi@contoh.id";
const addressOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@contoh.id`;

type Reviewed = [daysAgo: number, who: string, stars: number, comment: string];

const reviews: Reviewed[] = [
  [1, sari, 5, "Kopinya pas, dan Mbak Rani ingat pesanan saya."],
  [2, addressOf("Maya Anggraini"), 4, "Antre agak lama di jam makan siang, tetapi baristanya ramah."],
  [3, addressOf("Agus Setiawan"), 5, ""],
  [5, addressOf("Dewi Lestari"), 2, "Pesanan saya tertukar dua kali. Semoga lain kali lebih teliti."],
  [6, addressOf("Irfan Hakim"), 4, "Tempatnya nyaman untuk bekerja."],
  [8, addressOf("Putu Sudarma"), 3, "Croissant-nya sudah habis sebelum jam sembilan."],
  [11, addressOf("Siti Nurhaliza"), 5, "Roti sobeknya masih hangat. Terima kasih!"],
];

type Felt = [daysAgo: number, who: string, feeling: Feeling, comment: string];

const felt: Felt[] = [
  [1, addressOf("Rian Firmansyah"), "good", "Mudah dipakai di kasir."],
  [2, addressOf("Irfan Hakim"), "fair", "Kasirnya perlu dua kali memindai kodenya."],
  [2, addressOf("Bagas Nugroho"), "good", ""],
  [3, addressOf("Elok Nirmala"), "good", "Sepadan dengan poinnya."],
  [3, addressOf("Galih Purnomo"), "bad", "Di gerai saya sudah habis, jadi harus pindah gerai."],
  [4, addressOf("Kartika Sari"), "good", ""],
  [4, addressOf("Farida Hanum"), "fair", ""],
  [5, addressOf("Ahmad Fauzi"), "good", "Terima kasih, anak saya senang sekali."],
  [5, addressOf("Anisa Fitriani"), "good", ""],
];

/** What members said of what they bought and redeemed, and two gifts by link: one that was opened, and one that waits. */
export function said({ ago }: Calendar): Moment[] {
  return [
    ...reviews.map(
      ([days, who, stars, comment]): Moment => ({
        at: ago({ days }, "20:40"),
        who: [who],
        happens: async ({ actors }) => {
          const actor = actors.as(who, "membership.use");
          const purchase = await newestOf("purchase", actor.memberId);
          if (purchase) granted(await reviewPurchase(actor, { purchase, stars, comment }));
        },
      }),
    ),
    ...felt.map(
      ([days, who, feeling, comment]): Moment => ({
        at: ago({ days }, "21:05"),
        who: [],
        happens: async ({ actors }) => {
          const actor = actors.as(who, "membership.use");
          const redemption = await newestOf("redemption", actor.memberId);
          if (redemption) granted(await giveFeedback(actor, { redemption, feeling, comment }));
        },
      }),
    ),
    gift(ago({ days: 10 }, "12:20"), budi, 150, "Terima kasih sudah menjaga kucing kami!", addressOf("Maya Anggraini")),
    gift(ago({ days: 2 }, "19:30"), sari, 100, "Selamat ulang tahun, Laras. Kopinya dari saya.", null),
  ];
}

function gift(at: Date, from: string, points: number, greeting: string, to: string | null): Moment {
  return {
    at,
    who: to === null ? [from] : [from, to],
    happens: async ({ actors }) => {
      const request = { points, greeting, key: newId() };
      const { giftId } = granted(await giveByLink(actors.as(from, "membership.use"), request));
      if (to !== null) granted(await acceptGift(actors.as(to, "membership.use"), giftToken(giftId)));
    },
  };
}

/** What a member can still say something of, the newest first; null where there is nothing. */
async function newestOf(what: "purchase" | "redemption", memberId: number): Promise<string | null> {
  const since = sql`programme_now() - interval '25 days'`;
  const [row] =
    what === "purchase"
      ? await sql<{ id: string }[]>`
          select e.public_id as id from events e where e.member_id = ${memberId} and e.kind = 'purchase' and e.occurred_at between ${since} and programme_now()
            and not exists (select from feedback f where f.purchase_id = e.id)
            and not exists (select from events r where r.kind = 'refund' and r.data ->> 'purchase' = e.public_id::text)
          order by e.occurred_at desc limit 1`
      : await sql<{ id: string }[]>`
          select d.public_id as id from redemptions d where d.member_id = ${memberId} and d.used_at <= programme_now()
            and d.created_at >= ${since} order by d.id desc limit 1`;
  return row?.id ?? null;
}
