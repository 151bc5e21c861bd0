import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What a page says that does not exist, or not for whoever is asking; inside the surroundings of its part of the portal. */
export function NothingHere() {
  const t = useTranslations("errors.notFound");
  return (
    <EmptyState
      headingLevel={1}
      kind="unmatched"
      title={t("title")}
      action={<ButtonLink href="/">{t("action")}</ButtonLink>}
    >
      {t("body")}
    </EmptyState>
  );
}
