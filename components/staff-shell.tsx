import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppearanceSwitches } from "@/components/appearance-switches";
import { edgeWords } from "@/components/edge-words";
import { DemoBar, SkipLink } from "@/components/edges";
import { NavLink } from "@/components/nav-link";
import { SignOutForm } from "@/components/sign-out-form";
import { StaffMenu } from "@/components/staff-menu";
import { type StaffPlace, staffPlaceGroups, staffPlaces } from "@/components/staff-places";
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
        <header className="staff-head print:hidden">
          <div className="flex min-w-0 items-center gap-x-3 lg:block">
            <Wordmark name={props.programmeName} href="/staff" />
            <p className="hidden text-note text-ink-soft sm:block lg:mt-1">{t("staff.area")}</p>
          </div>
          <div className="ms-auto lg:ms-0 lg:mt-3">{props.find}</div>
          <StaffMenu
            summary={
              <>
                <Icon name="menu" size={20} />
                {t("staff.open")}
                <WaitingMark waiting={props.waiting} />
              </>
            }
          >
            <nav aria-label={t("staff.menu")} className="staff-places">
              {staffPlaceGroups.map((group) => {
                const places = props.places.filter((place) => staffPlaces[place].group === group);
                if (places.length === 0) return null;
                return (
                  <div key={group}>
                    <p id={`places-${group}`} className="px-3 text-caption font-semibold text-ink-soft">
                      {t(`staff.group.${group}`)}
                    </p>
                    <ul aria-labelledby={`places-${group}`}>
                      {places.map((place) => (
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
                  </div>
                );
              })}
            </nav>
            <div className="staff-who">
              <p className="text-note">
                <span className="font-semibold">{props.personName}</span>
                <span className="text-ink-soft lg:block"> {props.roleName}</span>
              </p>
              <div className="-me-3">
                <SignOutForm words={edges.signOut} />
              </div>
            </div>
          </StaffMenu>
        </header>
        <div className="min-w-0 lg:flex lg:flex-col print:block">
          <main
            id="main"
            tabIndex={-1}
            data-density={props.density}
            className="dense px-5 py-6 lg:flex-1 lg:px-10 lg:py-8"
          >
            {props.children}
          </main>
          <footer className="staff-foot print:hidden">
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

/** On the closed menu of a phone: that something inside waits. */
function WaitingMark({ waiting }: { waiting: Partial<Record<StaffPlace, { count: number; label: string }>> }) {
  const labels = Object.values(waiting).filter(({ count }) => count > 0);
  if (labels.length === 0) return null;
  return (
    <span className="size-2 rounded-full bg-accent">
      <span className="sr-only">{labels.map(({ label }) => label).join(", ")}</span>
    </span>
  );
}
