import { getTranslations } from "next-intl/server";
import { z } from "zod";

/** What a form of staff says, in the reader's language, about fields that no form of ours sends; for every part of its schema. */
export async function unreadable() {
  const wrong = { error: (await getTranslations("staff"))("unreadable") };
  return {
    wrong,
    text: (longest: number) => z.string(wrong).max(longest, wrong),
    version: z.coerce.number(wrong).int(wrong),
    target: z.string(wrong).max(60, wrong),
    file: z.instanceof(File, wrong).optional(),
  };
}
