import { movePooledPoints } from "@/db/commands/move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool } from "@/db/commands/share-pool";
import { transferPoints } from "@/db/commands/transfer-points";
import { findPool } from "@/db/queries/pool";
import { newId } from "@/lib/base/uuid";
import type { Calendar } from "../days";
import { numberOf } from "../people-of-the-demonstration";
import type { Moment } from "./moments";
import { regularNames } from "./regulars";
import { granted } from "./set-back";
import type { Step } from "./steps";

const sari = "sari@contoh.id";
const dimas = "dimas.wicaksono@contoh.id";
const budi = "budi@contoh.id";
const rian = "rian.firmansyah@contoh.id";

/** What Dimas bought for both of them on the day before they shared points. */
export const forBoth = ({ ago }: Calendar): Step[] => [
  { at: ago({ days: 61 }, "16:15"), what: "buy", totalMinor: 180_000, shop: "Jakarta Menteng" },
];

/** Sari and Dimas are married and share points; Budi thanks a colleague with some of his. */
export function sharing({ ago }: Calendar): Moment[] {
  return [
    {
      at: ago({ days: 60 }, "20:10"),
      who: [sari],
      happens: async ({ actors, at }) => {
        const actor = actors.as(sari, "membership.use");
        granted(await openPool(actor, at));
        const number = numberOf(7000 + regularNames.indexOf("Dimas Wicaksono"));
        granted(await inviteToPool(actor, number, at));
        granted(await movePooledPoints(actor, { way: "in", points: 300, key: newId() }));
      },
    },
    {
      at: ago({ days: 59 }, "07:25"),
      who: [dimas],
      happens: async ({ actors, at }) => {
        const actor = actors.as(dimas, "membership.use");
        const [invitation] = (await findPool(actor.memberId, at)).invitations;
        granted(await answerPoolInvitation(actor, { id: invitation?.publicId ?? "", saysYes: true }));
        granted(await movePooledPoints(actor, { way: "in", points: 250, key: newId() }));
      },
    },
    {
      at: ago({ days: 18 }, "15:30"),
      who: [sari],
      happens: async ({ actors }) => {
        const actor = actors.as(sari, "membership.use");
        granted(await movePooledPoints(actor, { way: "in", points: 700, key: newId() }));
      },
    },
    {
      at: ago({ days: 5 }, "09:10"),
      who: [dimas],
      happens: async ({ actors }) => {
        const actor = actors.as(dimas, "membership.use");
        granted(await movePooledPoints(actor, { way: "out", points: 150, key: newId() }));
      },
    },
    {
      at: ago({ days: 25 }, "17:50"),
      who: [budi, rian],
      happens: async ({ actors }) => {
        const to = actors.memberOf(rian).publicId;
        granted(await transferPoints(actors.as(budi, "membership.use"), { to, points: 200, key: newId() }));
      },
    },
  ];
}
