import type { ReactNode } from "react";
import { edgeWords } from "@/components/edge-words";
import { MemberFrame } from "@/components/member-frame";
import { told } from "@/lib/base/told";
import { translationsIn } from "@/lib/translations-in";

/**
 * Around every page of a signed-in member: a labelled bar at the thumb, a rail from 1024 px.
 * `<MemberShell programmeName="Kopi Senja" unreadNotices={3}>{children}</MemberShell>`
 */
export async function MemberShell(props: { programmeName: string; unreadNotices: number; children: ReactNode }) {
  const edges = await edgeWords();
  const t = translationsIn(edges.appearance.locale, "shell");
  const words = {
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
      unread: props.unreadNotices === 0 ? "" : t("inbox.unread", { count: props.unreadNotices }),
    },
    edges,
  };
  return (
    <MemberFrame programmeName={props.programmeName} words={told(words)} unreadNotices={props.unreadNotices}>
      {props.children}
    </MemberFrame>
  );
}
