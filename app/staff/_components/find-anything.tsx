import { getTranslations } from "next-intl/server";
import { ConsoleKeys } from "@/components/console-keys";
import { Icon } from "@/components/ui/icon";
import { consoleChoices } from "@/lib/console-choices";

/** The way to anything: what opens the palette, and the words it and the list of keys need. */
export async function FindAnything() {
  const [t, { areSingleKeysOn }] = await Promise.all([getTranslations("staff-console"), consoleChoices()]);
  const single = [["/", t("keys.search")] as const, ["n", t("keys.next")] as const, ["p", t("keys.previous")] as const];
  return (
    <ConsoleKeys
      areSingleKeysOn={areSingleKeysOn}
      words={{
        palette: {
          title: t("find.title"),
          label: t("find.label"),
          keys: t("find.keys"),
          pages: t("find.pages"),
          actions: t("find.actions"),
          members: t("find.members"),
          none: t("find.none"),
          found: t("find.found", { count: "#" }),
          wait: t("find.wait"),
          tooOften: t("find.tooOften"),
          away: t("find.away"),
          close: t("find.close"),
        },
        keys: {
          title: t("keys.title"),
          lead: t("keys.lead"),
          close: t("keys.close"),
          keys: [["Ctrl K, ⌘ K", t("keys.find")], ["?", t("keys.help")], ...single],
        },
      }}
    >
      <Icon name="search" size={18} />
      <span>{t("find.open")}</span>
      <kbd>Ctrl K</kbd>
    </ConsoleKeys>
  );
}
