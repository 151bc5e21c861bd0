import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";

const steps = ["join", "earn", "redeem"] as const;

export async function HowItWorks() {
  const t = await getTranslations("front.how");
  return (
    <Section title={t("title")} id="how">
      <ol className="grid gap-x-10 gap-y-8 md:grid-cols-3">
        {steps.map((step, place) => (
          <li key={step} className="grid grid-cols-[2.5rem_1fr] md:block">
            <span aria-hidden="true" className="text-title font-extrabold text-ornament">
              {place + 1}
            </span>
            <div>
              <h3 className="text-lead font-bold md:mt-1">{t(`${step}Title`)}</h3>
              <p className="mt-1 text-ink-soft">{t(`${step}Body`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
