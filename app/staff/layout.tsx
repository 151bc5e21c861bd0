import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { staffPlaceNames, staffPlaces } from "@/components/staff-places";
import { StaffShell } from "@/components/staff-shell";
import { countWaitingFor } from "@/db/queries/second-person";
import { consoleChoices } from "@/lib/console-choices";
import { grant } from "@/lib/loyalty/permissions";
import { seenInPath } from "@/lib/seen";
import { currentVisit } from "@/lib/session";
import { ConsoleSwitches } from "./_components/console-switches";
import { FindAnything } from "./_components/find-anything";

/** Draws the staff's surroundings, with only the places this person may enter; each page guards itself. A member's pages stand without them. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { person, installation } = await currentVisit();
  if (person === null || person.role === null || grant(person, "staff.enter") === null) return children;
  if ((await seenInPath()) !== null) return children;
  const t = await getTranslations("staff");
  const places = staffPlaceNames.filter((place) => grant(person, staffPlaces[place].needs) !== null);
  const waiting = grant(person, "approvals.decide") === null ? 0 : await countWaitingFor(person);
  return (
    <StaffShell
      programmeName={installation.programmeName}
      personName={person.name}
      roleName={t(`role.${person.role}`)}
      places={places}
      waiting={{ approvals: { count: waiting, label: t("waiting", { count: waiting }) } }}
      find={<FindAnything />}
      switches={<ConsoleSwitches />}
      density={(await consoleChoices()).density}
    >
      {children}
    </StaffShell>
  );
}
