import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type EdgeWords, edgeWords } from "@/components/edge-words";
import { DemoBar, Footer, SkipLink } from "@/components/edges";
import { NavLink } from "@/components/nav-link";
import { SignOutForm } from "@/components/sign-out-form";
import { ButtonLink } from "@/components/ui/button";
import { Wordmark } from "@/components/wordmark";
import { currentVisit, homeOf } from "@/lib/session";

/**
 * Around every page anybody may see, with its end at the foot of the window however short the page. `narrow` sets the page in one
 * column for a form. Who is signed in finds the way back and out where others find the way in.
 * `<VisitorShell programmeName="Kopi Senja">`
 */
export async function VisitorShell(props: { programmeName: string; narrow?: boolean; children: ReactNode }) {
  const [t, { person }, edges] = await Promise.all([getTranslations("shell"), currentVisit(), edgeWords()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink words={edges.skip} />
      <DemoBar words={edges.demo} />
      <div className="batik-edge text-accent" aria-hidden="true" />
      <header className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-3 gap-y-1 px-5 pt-3 lg:px-8">
        <Wordmark name={props.programmeName} href="/" />
        <nav aria-label={t("menu")}>
          <ul className="flex items-center gap-x-4 sm:gap-x-5">
            <li>
              <NavLink href="/rewards" className="top-link">
                {t("visitor.rewards")}
              </NavLink>
            </li>
            {person === null ? (
              <WayIn />
            ) : (
              <WayBack href={homeOf(person)} isStaff={person.role !== null} signOut={edges.signOut} />
            )}
          </ul>
        </nav>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full grow px-5 pt-8 lg:pt-12 ${props.narrow ? "max-w-lg" : "max-w-6xl lg:px-8"}`}
      >
        {props.children}
      </main>
      <Footer programmeName={props.programmeName} words={edges} />
    </div>
  );
}

function WayIn() {
  const t = useTranslations("shell.visitor");
  return (
    <>
      <li>
        <NavLink href="/sign-in" className="top-link">
          {t("signIn")}
        </NavLink>
      </li>
      <li className="hidden sm:block">
        <ButtonLink href="/join" small>
          {t("join")}
        </ButtonLink>
      </li>
    </>
  );
}

function WayBack({ href, isStaff, signOut }: { href: string; isStaff: boolean; signOut: EdgeWords["signOut"] }) {
  const t = useTranslations("shell");
  return (
    <>
      <li>
        <NavLink href={href} className="top-link">
          {isStaff ? t("staff.area") : t("nav.home")}
        </NavLink>
      </li>
      <li className="-mx-3">
        <SignOutForm words={signOut} />
      </li>
    </>
  );
}
