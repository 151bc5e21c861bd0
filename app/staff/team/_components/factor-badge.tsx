import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Colleague } from "@/db/queries/team";

const FEW = 3;

/** How a colleague proves who they are: without an app they may do nothing but set one up. */
export function FactorBadge({ colleague }: { colleague: Colleague }) {
  const t = useTranslations("staff-team.factor");
  if (!colleague.hasPassword) return <Badge icon="clock">{t("noPassword")}</Badge>;
  if (!colleague.hasApp) {
    return (
      <Badge tone="warn" icon="warning">
        {t("none")}
      </Badge>
    );
  }
  if (colleague.recoveryCodesLeft <= FEW) {
    return <Badge icon="warning">{t("fewCodes", { left: colleague.recoveryCodesLeft })}</Badge>;
  }
  return (
    <Badge tone="good" icon="check">
      {t("app")}
    </Badge>
  );
}
