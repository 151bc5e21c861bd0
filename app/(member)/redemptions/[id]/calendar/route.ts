import { findRedemption } from "@/db/queries/redemptions";
import { env } from "@/lib/base/env";
import { calendarFile } from "@/lib/calendar-file";
import { inWords } from "@/lib/in-words";
import { wordsIn } from "@/lib/loyalty/kinds/details";
import { requireMember } from "@/lib/session";

/** A booking of one's own as an entry for one's calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ id }, { member, now }, { locale }] = await Promise.all([params, requireMember(), inWords()]);
  const redemption = await findRedemption(member.id, id, locale, now);
  if (!redemption?.date) return new Response(null, { status: 404 });
  const { date, details, publicId, rewardName, createdAt } = redemption;
  const file = calendarFile({
    id: publicId,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    title: rewardName,
    place: date.place ?? wordsIn(details, "place", locale) ?? "",
    link: `${env().appOrigin}/redemptions/${publicId}`,
    madeAt: createdAt,
  });
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="setia.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
