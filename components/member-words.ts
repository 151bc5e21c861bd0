import { edgeWords } from "@/components/edge-words";
import type { FrameWords } from "@/components/member-frame";
import { translationsIn } from "@/lib/translations-in";

/** What the bars around every page of a signed-in member say, `MemberFrame`'s words. */
export async function memberWords(unreadNotices: number): Promise<FrameWords> {
  const edges = await edgeWords();
  const t = translationsIn(edges.appearance.locale, "shell");
  return {
    menu: t("menu"),
    nav: {
      home: t("nav.home"),
      rewards: t("nav.rewards"),
      card: t("nav.card"),
      activity: t("nav.activity"),
      account: t("nav.account"),
    },
    inbox: {
      title: t("inbox.title"),
      unread: unreadNotices === 0 ? "" : t("inbox.unread", { count: unreadNotices }),
    },
    edges,
  };
}
