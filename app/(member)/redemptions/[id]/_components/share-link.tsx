import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/base/env";

/** The link to give to a friend, with what stands behind it. */
export async function ShareLink({ code }: { code: string }) {
  const t = await getTranslations("reward-kinds.invited");
  const link = `${env().appOrigin}/invited/${code}`;
  return (
    <Section id="share" title={t("share")} lead={t("shareLead")}>
      <p className="mb-3 font-mono break-all select-all">{link}</p>
      <CopyButton text={link} label={t("copy")} copied={t("copied")} />
    </Section>
  );
}
