import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DemoBar } from "@/components/demo-bar";
import { Footer } from "@/components/footer";
import { MemberFrame } from "@/components/member-frame";
import { SkipLink } from "@/components/skip-link";

/**
 * Around every page of a signed-in member: a labelled bar at the thumb, a rail from 1024 px. `signOut` is the sign-out form.
 * `<MemberShell programmeName="Kopi Senja" unreadNotices={3} signOut={<SignOutForm />}>{children}</MemberShell>`
 */
export function MemberShell(props: {
  programmeName: string;
  unreadNotices: number;
  signOut: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
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
  };
  return (
    <>
      <SkipLink />
      <DemoBar />
      <MemberFrame
        programmeName={props.programmeName}
        words={words}
        unreadNotices={props.unreadNotices}
        signOut={props.signOut}
        footer={<Footer programmeName={props.programmeName} />}
      >
        {props.children}
      </MemberFrame>
    </>
  );
}
