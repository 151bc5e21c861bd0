import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { StaffReward } from "@/db/queries/staff-rewards";
import { inWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";
import { whoInWords } from "../who-in-words";

/** Who can redeem it as it stands, in sentences, so that a gate left by mistake is seen before a member meets it. */
export async function WhoPart({ reward, terms }: { reward: StaffReward; terms: Terms }) {
  const [t, words] = await Promise.all([getTranslations("staff-rewards.gates"), inWords()]);
  const sentences = await whoInWords(reward, terms, words);
  return (
    <Section title={t("whoTitle")} id="who">
      <ul className="grid max-w-prose list-disc gap-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
