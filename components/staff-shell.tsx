import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppearanceSwitches } from "@/components/appearance-switches";
import { edgeWords } from "@/components/edge-words";
import { DemoBar, SkipLink } from "@/components/edges";
import { NavLink } from "@/components/nav-link";
import { SignOutForm } from "@/components/sign-out-form";
import { type StaffPlace, staffPlaces } from "@/components/staff-places";
import { Icon } from "@/components/ui/icon";
import { Wordmark } from "@/components/wordmark";
import type { Density } from "@/lib/console-choices";

/**
 * Around every staff page, dense: only the places this person may enter, who they are, and the demonstration's bar.
 * `<StaffShell programmeName personName roleName places={["today", "rewards"]}>`
 */
export async function StaffShell(props: {
  programmeName: string;
  personName: string;
  roleName: string;
  places: readonly StaffPlace[];
  /** How much waits at a place, where anything does. */
  waiting: Partial<Record<StaffPlace, { count: number; label: string }>>;
  /** What opens the palette. */
  find: ReactNode;
  /** How the console is shown, beside language and appearance. */
  switches: ReactNode;
  density: Density;
  children: ReactNode;
}) {
  const [t, edges] = await Promise.all([getTranslations("shell"), edgeWords()]);
  return (
    <>
      <SkipLink words={edges.skip} />
      <div className="print:hidden">
        <DemoBar words={edges.demo} />
      </div>
      <div className="lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] print:block">
        <header className="print:hidden border-b border-line bg-sunk px-5 py-3 lg:sticky lg:top-0 lg:overflow-y-auto lg:flex lg:h-dvh lg:flex-col lg:border-e lg:border-b-0 lg:py-5">
          <div className="flex items-center justify-between gap-4 lg:block">
            <Wordmark name={props.programmeName} href="/staff" />
            <p className="text-note text-ink-soft lg:mt-1">{t("staff.area")}</p>
          </div>
          <div className="mt-2 lg:mt-4">{props.find}</div>
          <nav aria-label={t("staff.menu")} className="lg:mt-4">
            <ul className="flex flex-wrap gap-x-1 lg:grid lg:gap-1">
              {props.places.map((place) => (
                <li key={place}>
                  <NavLink
                    href={staffPlaces[place].href}
                    exact={place === "today"}
                    whole={place === "counter"}
                    className="side-link"
                  >
                    <Icon name={staffPlaces[place].icon} size={18} />
                    {t(`staff.${place}`)}
                    <Waiting {...props.waiting[place]} />
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 lg:mt-auto lg:block">
            <p className="text-note">
              <span className="font-semibold">{props.personName}</span>
              <span className="text-ink-soft lg:block"> {props.roleName}</span>
            </p>
            <div className="-me-3 lg:-ms-3 lg:me-0">
              <SignOutForm words={edges.signOut} />
            </div>
          </div>
        </header>
        <div className="min-w-0">
          <main id="main" tabIndex={-1} data-density={props.density} className="dense px-5 py-6 lg:px-10 lg:py-8">
            {props.children}
          </main>
          <footer className="print:hidden border-t border-line px-5 py-4 lg:px-10">
            <AppearanceSwitches {...edges.appearance} />
            {props.switches}
          </footer>
        </div>
      </div>
    </>
  );
}

/** A number beside a place for the eye, and the same in words for the ear. */
function Waiting({ count = 0, label }: { count?: number; label?: string }) {
  if (count === 0) return null;
  return (
    <span className="ms-auto rounded-full bg-accent px-2 text-caption font-bold text-on-accent tabular-nums">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
