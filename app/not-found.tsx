import { getTranslations } from "next-intl/server";
import { PortalShell } from "@/components/portal-shell";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <PortalShell>
      <EmptyState
        headingLevel={1}
        kind="unmatched"
        title={t("title")}
        action={<ButtonLink href="/">{t("action")}</ButtonLink>}
      >
        {t("body")}
      </EmptyState>
    </PortalShell>
  );
}
