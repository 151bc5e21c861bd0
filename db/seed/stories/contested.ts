import { sql } from "@/db/client";
import { acceptDispute } from "@/db/commands/accept-dispute";
import { answerDispute } from "@/db/commands/answer-dispute";
import { openDispute } from "@/db/commands/open-dispute";
import { recordRefund } from "@/db/commands/record-refund";
import { askAboutDispute } from "@/db/commands/refuse-dispute";
import { requestAdjustment } from "@/db/commands/request-adjustment";
import { newId } from "@/lib/base/uuid";
import { dayOf } from "@/lib/loyalty/calendar";
import type { Calendar } from "../days";
import { kopiSenjaTerms } from "../kopi-senja-terms";
import type { Actors } from "./actors";
import type { Moment } from "./moments";
import { granted } from "./set-back";

const sari = "sari@contoh.id";
const maya = "maya.anggraini@contoh.id";
const budi = "budi@contoh.id";
const yuni = "yuni.astuti@contoh.id";
const tari = (actors: Actors) => actors.as("layanan@contoh.id", "disputes.handle");

/** What members contested: heard and made good, asked about, and waiting for its answer. */
export function contested({ ago }: Calendar): Moment[] {
  const [ofSari, ofMaya] = [newId(), newId()];
  return [
    {
      at: ago({ days: 45 }, "19:05"),
      who: [sari],
      happens: ({ actors, at }) =>
        contestNewest(actors, at, sari, {
          id: ofSari,
          words: "Saya memesan untuk dua orang, tetapi hanya satu pesanan yang tercatat.",
        }),
    },
    {
      at: ago({ days: 44 }, "09:40"),
      who: [sari],
      happens: async ({ actors }) =>
        granted(
          await askAboutDispute(tari(actors), {
            disputeId: ofSari,
            version: 1,
            words:
              "Terima kasih sudah memberi tahu kami. Apa saja pesanan yang tidak tercatat, dan kira-kira pukul berapa?",
          }),
        ),
    },
    {
      at: ago({ days: 44 }, "12:15"),
      who: [sari],
      happens: async ({ actors, at }) => {
        const words = "Satu es kopi susu dan satu croissant, sekitar pukul delapan pagi. Struknya sudah saya buang.";
        granted(await answerDispute(actors.as(sari, "membership.use"), { disputeId: ofSari, version: 2, words }, at));
      },
    },
    {
      at: ago({ days: 43 }, "10:20"),
      who: [sari],
      happens: async ({ actors }) =>
        granted(
          await acceptDispute(tari(actors), {
            disputeId: ofSari,
            version: 3,
            points: 100,
            kind: "base",
            words:
              "Pesanan itu kami temukan di mesin kasir kedua gerai Menteng. Poinnya kami tambahkan; kami mohon maaf.",
          }),
        ),
    },
    {
      at: ago({ days: 4 }, "20:30"),
      who: [maya],
      happens: ({ actors, at }) =>
        contestNewest(actors, at, maya, { id: ofMaya, words: "Menurut saya poin untuk pembelian ini kurang." }),
    },
    {
      at: ago({ days: 3 }, "08:50"),
      who: [maya],
      happens: async ({ actors }) =>
        granted(
          await askAboutDispute(tari(actors), {
            disputeId: ofMaya,
            version: 1,
            words: "Boleh kami minta foto struknya? Anda dapat melampirkannya di sini.",
          }),
        ),
    },
    {
      at: ago({ days: 2 }, "18:35"),
      who: [budi],
      happens: async ({ actors, at }) => {
        const claim = {
          number: "BDG-DG-20417",
          boughtOn: dayOf(ago({ days: 3 }, "08:30"), kopiSenjaTerms.zone),
          store: "Bandung Dago",
          totalMinor: 186_000,
          currency: "IDR",
        };
        const words =
          "Coffee for the whole team on our release day. The till was down and the barista wrote the receipt by hand.";
        const contest = { id: newId(), contested: { about: "receipt", claim }, words } as const;
        granted(await openDispute(actors.as(budi, "membership.use"), contest, at));
      },
    },
  ];
}

/** Contests the newest purchase in the member's book. */
async function contestNewest(actors: Actors, at: Date, who: string, { id, words }: { id: string; words: string }) {
  const actor = actors.as(who, "membership.use");
  const [line] = await sql<{ version: number }[]>`
    select max(version) as version from journals where member_id = ${actor.memberId} and kind = 'earned'`;
  const subject = { about: "line", version: line?.version ?? 0 } as const;
  granted(await openDispute(actor, { id, contested: subject, words }, at));
}

/** What waits for staff: a correction for its second person, and money given back for a sale no till has sent. */
export function waitingForStaff({ ago }: Calendar): Moment[] {
  return [
    {
      at: ago({ days: 9 }, "14:10"),
      who: [],
      happens: async ({ at }) =>
        granted(
          await recordRefund({
            externalId: "RET-JOG-0931",
            purchaseExternalId: "JOG-PW-77120",
            amountMinor: 64_000,
            currency: "IDR",
            occurredAt: at,
          }),
        ),
    },
    {
      at: ago({ days: 1 }, "16:05"),
      who: [yuni],
      happens: async ({ actors }) => {
        const { publicId: memberId } = actors.memberOf(yuni);
        const reason = "Katering pernikahan datang terlambat dua jam; dijanjikan oleh manajer gerai Dago";
        const correction = { memberId, key: newId(), points: 7_500, kind: "bonus", reason } as const;
        granted(await requestAdjustment(actors.as("layanan@contoh.id", "members.adjust"), correction));
      },
    },
  ];
}
