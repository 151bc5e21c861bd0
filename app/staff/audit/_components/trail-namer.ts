import { getTranslations } from "next-intl/server";
import { termsHistory } from "@/db/queries/terms";
import { inWords } from "@/lib/in-words";
import { mistakes } from "@/lib/loyalty/redemption-moves";
import { newestOf } from "@/lib/loyalty/terms-publication";
import { currentVisit } from "@/lib/session";
import { wordsOfTerms } from "@/lib/terms-in-words";
import { detailLabel } from "./detail-label";
import { isRole } from "./trail-roles";
import { fieldKeys, instantIn } from "./trail-words";

const inMoney = /^(value_minor|alone_minor|tillMinor|details\.\w+Minor)$/;
/** What a reward says as one of its kind, told in the words of that kind. */
const detail = "details.";
/** Stock that is not counted: none of it stands for as many as are asked for, not for an empty shelf. */
const uncounted = ["left_", "stock_total"];
/** Numbers that name a row: never grouped. */
const names = ["picture_id", "person_id", "referred_by", "journalVersion"];

/** Fields and values of the trail in the reader's words; what has none stays as it was kept. */
export async function trailNamer() {
  const [t, staff, kinds, details, categories, words, { installation }, history] = await Promise.all([
    getTranslations("staff-audit"),
    getTranslations("staff"),
    getTranslations("rewards.kinds"),
    getTranslations("reward-kinds"),
    getTranslations("rewards.categories"),
    inWords(),
    currentVisit(),
    termsHistory(),
  ]);
  const terms = wordsOfTerms(newestOf(history), words.locale);
  const field = (path: string, sort: string) => {
    const key = fieldKeys(path, sort).find((each) => t.has(`field.${each}` as Parameters<typeof t>[0]));
    if (key !== undefined) return t(`field.${key}` as Parameters<typeof t>[0]);
    if (path.startsWith(detail)) {
      const named = detailLabel(path.slice(detail.length), details);
      if (named !== null) return named;
    }
    return sort === "terms" ? terms.place(path.split(".").slice(1)) : path;
  };
  const word = (path: string, value: string, sort: string) => {
    const keys = [`value.${path}.${sort}_${value}`, `value.${path}.${value}`] as Parameters<typeof t>[0][];
    const key = keys.find((each) => t.has(each));
    if (key !== undefined) return t(key);
    if (path === "role" && isRole(value)) return staff(`role.${value}`);
    if (path === "kind" && kinds.has(value as Parameters<typeof kinds>[0])) {
      return kinds(value as Parameters<typeof kinds>[0]);
    }
    if (path === "category" && categories.has(value as Parameters<typeof categories>[0])) {
      return categories(value as Parameters<typeof categories>[0]);
    }
    const mistake = mistakes.find((each) => path === "because" && each === value);
    if (mistake !== undefined) return details(`mistake.${mistake}`);
    if (path.startsWith(detail)) {
      const choice = `choice.${path.slice(detail.length)}.${value}` as Parameters<typeof details>[0];
      return details.has(choice) ? details(choice) : value.replaceAll("\n", ", ");
    }
    return value;
  };
  const say = (path: string, value: unknown, sort: string): string => {
    if (value === null && uncounted.includes(path)) return t("unlimited");
    if (value === null || value === undefined || value === "") return t("nothing");
    if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
    if (typeof value === "number") {
      if (inMoney.test(path)) return words.money(value, installation.currency);
      if (names.includes(path)) return String(value);
      if (path === "points" && sort === "member") return words.change(value);
      return Number.isInteger(value) ? words.points(value) : String(value);
    }
    if (Array.isArray(value)) {
      return value.length === 0 ? t("nothing") : value.map((each) => say(path, each, sort)).join(", ");
    }
    if (typeof value !== "string") return JSON.stringify(value);
    const at = instantIn(value);
    return at === null ? word(path, value, sort) : words.at(at);
  };
  return { field, say };
}
