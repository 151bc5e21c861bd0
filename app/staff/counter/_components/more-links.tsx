import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { grant, type Person } from "@/lib/loyalty/permissions";

const places = [
  { href: "/staff/counter/shifts", word: "shifts", needs: "counter.use" },
  { href: "/staff/counter/limits", word: "limits", needs: "counter.supervise" },
  { href: "/staff/stores", word: "stores", needs: "stores.edit" },
] as const;

/** What belongs to the counter besides serving: past shifts, limits and stores, for whoever may. */
export async function MoreLinks({ person }: { person: Person }) {
  const t = await getTranslations("staff-counter.more");
  return (
    <nav aria-label={t("label")} className="mt-10 border-t border-line pt-2">
      <ul className="flex flex-wrap gap-x-6">
        {places
          .filter(({ needs }) => grant(person, needs) !== null)
          .map(({ href, word }) => (
            <li key={href}>
              <PendingLink href={href} className="text-link inline-flex items-center">
                {t(word)}
              </PendingLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
