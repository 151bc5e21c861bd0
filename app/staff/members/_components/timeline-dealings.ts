import { getTranslations } from "next-intl/server";
import { noticeWords } from "@/app/(member)/inbox/_components/notice-words";
import { seenPages } from "@/db/commands/view-as-member";
import type { TimelineEntry } from "@/db/queries/member-timeline";
import type { InWords } from "@/lib/in-words";
import { mistakeIn } from "@/lib/loyalty/redemption-moves";
import { readNotice } from "@/lib/notices";
import { catalogue, type Messages } from "@/messages/catalogue";
import type { Said } from "./timeline-words";

type Told = "line" | "nothing" | "refund" | "refused" | "wish" | "used" | "edited";

/** How the member and the portal, or its staff, dealt with one another: sign-ins, messages, disputes, notes, moves of a redemption. */
export async function sayDealing(entry: Exclude<TimelineEntry, { what: Told }>, words: InWords): Promise<Said> {
  const [t, members, states, mistake] = await Promise.all([
    getTranslations("staff-care.timeline"),
    getTranslations("staff-members.timeline"),
    getTranslations("redemptions.state"),
    getTranslations("reward-kinds.mistake"),
  ]);
  const reward = "rewardName" in entry ? (entry.rewardName ?? members("unknownReward")) : "";
  const mailOf = (template: string) => t(`template.${known(template)}`);
  const staffName = "staffName" in entry ? entry.staffName : null;
  const said = (title: string, ...details: (string | null)[]): Said => ({
    ...{ title, staffName },
    detail: details.filter(Boolean).join(" · ") || null,
  });
  switch (entry.what) {
    case "moved":
      if (entry.from === "used") return said(t("reinstated", { reward }), mistake(mistakeIn(entry.details)));
      return said(t("moved", { reward, state: states(entry.to) }), staffName ? null : t(`by.${entry.by}`));
    case "dispute":
      return said(t(`dispute.${entry.step}`), t(`about.${entry.about}`));
    case "rated":
      return said(t("rated", { stars: entry.stars, what: entry.rewardName ?? entry.store ?? t("ratedPurchase") }));
    case "asked":
      return said(t("asked", { points: words.change(entry.points) }), t(`approval.${entry.state}`));
    case "note": {
      const title = entry.number === 1 ? t("note") : t("noteAgain", { number: entry.number });
      return said(title, entry.words, entry.isRemoved ? t("noteRemoved") : null);
    }
    case "resent":
      return said(t("resent", { mail: mailOf(entry.template) }), entry.rewardName, entry.words);
    case "signed_in":
      return said(t("signedIn"), t(`strength.${entry.strength}`), entry.device);
    case "proven":
    case "revealed":
      return said(t(entry.what, { reward }), t(`strength.${entry.strength}`), entry.device);
    case "signed_out":
      return said(t("signedOut"), entry.device);
    case "sign_in_refused":
      return said(t("signInRefused"), t(`refusedBecause.${entry.because}`));
    case "app_added":
      return said(t("appAdded"));
    case "mail":
      return said(t("mail", { mail: mailOf(entry.template) }), t(`mailState.${entry.state}`), entry.error);
    case "notice": {
      const told = readNotice(entry.kind, entry.payload);
      const title = told === null ? t("noticeOther") : (await noticeWords(told, words)).title;
      return said(t("notice", { title }), entry.isRead ? t("read") : t("unread"));
    }
  }
}

type Named = keyof Messages["staff-care"]["timeline"]["template"];
const named = Object.keys(catalogue.id["staff-care"].timeline.template) as Named[];
const known = (template: string): Named => named.find((each) => each === template) ?? "other";
const edits = ["see", "pin", "unpin", "remove", "restore", "purchase", "redeem"] as const;

/** What staff did that only this page tells; null for what older words tell. */
export async function sayEdit({ action, page }: Extract<TimelineEntry, { what: "edited" }>): Promise<string | null> {
  const t = await getTranslations("staff-care");
  const seen = seenPages.find((each) => each === page);
  if (action === "member.seen" && seen) return t("timeline.seenPage", { page: t(`seen.page.${seen}`) });
  if (action.startsWith("person.")) return t("timeline.edited.person");
  const edit = edits.find((each) => `note.${each}` === action || `member.${each}` === action);
  return edit === undefined ? null : t(`timeline.edited.${edit}`);
}
