import { findReward } from "@/db/queries/catalogue";
import { inWords } from "@/lib/in-words";
import { mayBeSentTo } from "@/lib/loyalty/gates";
import { type AskField, askFields, fieldsOf, type Given } from "@/lib/loyalty/kinds/asks";
import { linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import { currentVisit } from "@/lib/session";

type Said = { given: Given; date?: string | undefined; savedAddress?: string | undefined };

/**
 * What a form left out altogether, as one of something simpler than a browser does, as the sheet shows it before anybody chooses or types:
 * the first date with a place, the first address it can be sent to, the member's own name and number. What was sent empty stays empty.
 */
export async function asShown(
  rewardId: string,
  said: Said,
  sent: Partial<Record<AskField | "date" | "savedAddress", unknown>>,
): Promise<Said | null> {
  const [{ member, now }, { locale }] = await Promise.all([currentVisit(), inWords()]);
  const page = await findReward(rewardId, { memberId: member?.id ?? null, locale, now });
  if (page === null) return null;
  const { reward, book, dates } = page;
  const [choice] = linesOf(wordsOf(reward.details, "choices"));
  const shown: Given = { ...book.known, ...(choice === undefined ? {} : { choice }) };
  const kept = book.addresses.find(({ province }) => mayBeSentTo(reward, province ? { province } : {}));
  const isTyped = fieldsOf("address").some((name) => said.given[name]);
  const unsaid = askFields.filter((name) => sent[name] === undefined && shown[name] !== undefined);
  return {
    given: { ...Object.fromEntries(unsaid.map((name) => [name, shown[name]])), ...said.given },
    date: sent.date === undefined ? dates.find(({ free }) => free > 0)?.publicId : said.date,
    savedAddress: sent.savedAddress === undefined && !isTyped ? kept?.id : said.savedAddress,
  };
}
