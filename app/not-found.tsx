import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { VisitorShell } from "@/components/visitor-shell";
import { currentVisit } from "@/lib/session";

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  const { installation } = await currentVisit();
  return (
    <VisitorShell programmeName={installation.programmeName}>
      <EmptyState
        headingLevel={1}
        kind="unmatched"
        title={t("title")}
        action={<ButtonLink href="/">{t("action")}</ButtonLink>}
      >
        {t("body")}
      </EmptyState>
    </VisitorShell>
  );
}
