import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";

/** A second step that takes no answer any more: why, and the way to begin anew; no field that would only refuse again. */
export async function Closed({ why }: { why: "exhausted" | "throttled" }) {
  const t = await getTranslations("auth.verify");
  return (
    <>
      <PageTitle title={t("closedTitle")} />
      <Notice tone="bad">{t(why)}</Notice>
      <ButtonLink href="/sign-in" look={why === "throttled" ? "secondary" : "primary"}>
        {t("signIn")}
      </ButtonLink>
    </>
  );
}
