import { getTranslations } from "next-intl/server";
import { type StaffPlace, staffPlaceNames, staffPlaces } from "@/components/staff-places";
import { personMay } from "@/db/commands/throttle";
import { searchMembers } from "@/db/queries/staff-members";
import { grant, type Person, type StaffPermission } from "@/lib/loyalty/permissions";

export type Found = { href: string; label: string; hint?: string };
export type FoundPlaces = { pages: Found[]; actions: Found[] };

const actions = [
  { word: "record", href: "/staff/counter", needs: "counter.use" },
  { word: "newReward", href: "/staff/rewards/new", needs: "rewards.edit" },
  { word: "batch", href: "/staff/fulfilment", needs: "redemptions.fulfil" },
  { word: "late", href: "/staff/disputes?show=open", needs: "disputes.handle" },
  { word: "locked", href: "/staff/members?state=locked", needs: "members.view" },
  { word: "draft", href: "/staff/programme", needs: "terms.draft" },
  { word: "views", href: "/staff/views", needs: "staff.enter" },
] as const satisfies readonly { word: string; href: string; needs: StaffPermission }[];

/** The pages and actions this person may open, and no others. */
export async function listPlaces(person: Person): Promise<FoundPlaces> {
  const [t, places] = await Promise.all([getTranslations("staff-console.find"), getTranslations("shell.staff")]);
  const may = ({ needs }: { needs: StaffPermission }) => grant(person, needs) !== null;
  return {
    pages: staffPlaceNames
      .filter((place: StaffPlace) => may(staffPlaces[place]))
      .map((place) => ({ href: staffPlaces[place].href, label: places(place) })),
    actions: actions.filter(may).map(({ word, href }) => ({ href, label: t(`action.${word}`) })),
  };
}

const FEWEST_LETTERS = 2;
const SHOWN = 8;

/** Members as the list's own search finds them, contact data masked; null when this person searched too often of late. */
export async function findMembers(person: Person, q: string): Promise<Found[] | null> {
  const sought = q.trim();
  if (sought.length < FEWEST_LETTERS || grant(person, "members.view") === null) return [];
  if (!(await personMay("find", person.id))) return null;
  const t = await getTranslations("staff-members");
  const { members } = await searchMembers({ q: sought, state: null, tier: null, after: undefined });
  return members.slice(0, SHOWN).map((member) => ({
    href: `/staff/members/${member.publicId}`,
    label: member.name ?? member.externalId ?? t(member.isPool ? "pool" : "nameless"),
    hint: [`···${member.number.slice(-4)}`, member.email ?? member.phone, t(`state.${member.state}`)]
      .filter(Boolean)
      .join(" · "),
  }));
}
