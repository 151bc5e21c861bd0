import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";

export async function Next({ isVisitor }: { isVisitor: boolean }) {
  const t = await getTranslations("earn");
  return (
    <Section id="next" title={t("next")}>
      <div className="flex flex-wrap gap-3">
        {isVisitor ? <ButtonLink href="/join">{t("join")}</ButtonLink> : null}
        <ButtonLink href="/rewards" look="secondary">
          {t("rewards")}
        </ButtonLink>
        <ButtonLink href="/terms" look="secondary">
          {t("terms")}
        </ButtonLink>
      </div>
    </Section>
  );
}
