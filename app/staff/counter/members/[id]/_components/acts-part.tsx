import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { Act } from "@/db/queries/shifts";
import type { InWords } from "@/lib/in-words";
import { ActLine } from "../../../_components/act-line";
import { mayTakeBack, TakeBack } from "../../../_components/take-back";

/** What this shift did for the member, and taking it back while that is allowed. */
export function ActsPart({ acts, words }: { acts: Act[]; words: InWords }) {
  const t = useTranslations("staff-counter.acts");
  if (acts.length === 0) return null;
  return (
    <Section id="acts" title={t("title")}>
      <ul>
        {acts.map((act) => {
          const kind = mayTakeBack(act, acts);
          return (
            <ActLine key={act.publicId} act={act} words={words}>
              {kind ? <TakeBack act={act} kind={kind} /> : null}
            </ActLine>
          );
        })}
      </ul>
    </Section>
  );
}
