"use client";

import type { ReactNode } from "react";
import type { EdgeWords } from "@/components/edge-words";
import { DemoBar, Footer, SkipLink } from "@/components/edges";
import { NavLink } from "@/components/nav-link";
import { SignOutForm } from "@/components/sign-out-form";
import { LeafIcon, type LeafIconName } from "@/components/ui/leaf-icon";
import { Wordmark } from "@/components/wordmark";
import { heard, type Told } from "@/lib/base/told";

const places = [
  { href: "/home", word: "home", icon: "home", also: ["/tiers"] },
  { href: "/rewards", word: "rewards", icon: "gift", also: ["/redemptions"] },
  { href: "/card", word: "card", icon: "card", also: [] },
  { href: "/activity", word: "activity", icon: "activity", also: ["/disputes", "/pool", "/transfer"] },
  { href: "/profile", word: "account", icon: "account", also: ["/saving"] },
] as const satisfies readonly { href: string; word: string; icon: LeafIconName; also: readonly string[] }[];

export type FrameWords = {
  menu: string;
  nav: Record<(typeof places)[number]["word"], string>;
  inbox: { title: string; unread: string };
  edges: EdgeWords;
};

/** Around every page of a signed-in member: a labelled bar at the thumb, a rail from 1024 px. Drawn from words, since every page repeats it. */
export function MemberFrame(props: {
  programmeName: string;
  words: Told<FrameWords>;
  unreadNotices: number;
  children: ReactNode;
}) {
  const words = heard(props.words);
  return (
    <>
      <SkipLink words={words.edges.skip} />
      <DemoBar words={words.edges.demo} />
      <div className="batik-edge text-accent" aria-hidden="true" />
      <div className="mx-auto max-w-6xl lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-12 lg:px-8">
        <header className="flex items-center justify-between px-5 pt-3 lg:sticky lg:top-0 lg:h-[calc(100dvh-4.5rem)] lg:flex-col lg:items-stretch lg:justify-start lg:px-0 lg:pt-8">
          <Wordmark name={props.programmeName} href="/home" />
          <nav aria-label={words.menu} className="thumb-bar lg:mt-8">
            <ul>
              {places.map((place) => (
                <li key={place.href}>
                  <NavLink href={place.href} also={place.also}>
                    <LeafIcon name={place.icon} size={22} />
                    {words.nav[place.word]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="-me-3 flex items-center lg:-ms-3 lg:me-0 lg:mt-auto lg:grid lg:justify-items-start lg:pb-8">
            <InboxLink unread={props.unreadNotices} words={words.inbox} />
            <SignOutForm words={words.edges.signOut} />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-6 lg:px-0 lg:pt-10">
          {props.children}
        </main>
      </div>
      <div className="thumb-bar-room">
        <Footer programmeName={props.programmeName} words={words.edges} />
      </div>
    </>
  );
}

/** The bell: how many notices wait to be read, in figures and in words. */
function InboxLink({ unread, words }: { unread: number; words: FrameWords["inbox"] }) {
  return (
    <NavLink href="/inbox" className="button button-quiet button-small">
      <LeafIcon name="bell" size={20} />
      <span className="sr-only lg:not-sr-only">{words.title}</span>
      {unread === 0 ? null : (
        <>
          <span
            aria-hidden="true"
            className="min-w-5 rounded-full bg-accent px-1.5 text-center text-caption leading-5 text-on-accent"
          >
            {unread > 99 ? "99+" : unread}
          </span>
          <span className="sr-only">{words.unread}</span>
        </>
      )}
    </NavLink>
  );
}
