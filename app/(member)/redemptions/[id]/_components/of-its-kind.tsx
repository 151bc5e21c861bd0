import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { isProvenLately } from "@/lib/proven-lately";
import { currentVisit } from "@/lib/session";
import { Booking } from "./booking";
import { Download } from "./download";
import { Progress } from "./progress";
import { Receipt } from "./receipt";
import { ShareLink } from "./share-link";
import { ToGive } from "./to-give";

/** What only a redemption of its kind has: a receipt, a date, a file, a link to give away, and its way so far. */
export async function OfItsKind({ redemption, words, now }: { redemption: RedemptionPage; words: InWords; now: Date }) {
  const { kind, state, codes, given, withheld } = redemption;
  const { session } = await currentVisit();
  const isReady = state === "ready";
  const [code] = codes;
  return (
    <>
      {kind === "donation" && state === "done" ? <Receipt redemption={redemption} words={words} /> : null}
      {kind === "digital" && isReady && withheld.length === 0 ? (
        <Download redemption={redemption} words={words} isProven={session !== null && isProvenLately(session)} />
      ) : null}
      {kind === "referral" && isReady && code !== undefined ? <ShareLink code={code} /> : null}
      {(given?.giftName || given?.giftEmail) && codes.length > 0 && (isReady || state === "booked") ? (
        <ToGive redemption={redemption} words={words} />
      ) : null}
      <Booking redemption={redemption} words={words} now={now} />
      <Progress redemption={redemption} words={words} />
    </>
  );
}
