import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { changeUntil } from "@/lib/loyalty/kinds/dates";
import { wordsOf } from "@/lib/loyalty/kinds/details";
import { rebook } from "../actions";

/** The date it is booked for, an entry for one's calendar, and moving it to another date while there is time. */
export async function Booking({ redemption, words, now }: { redemption: RedemptionPage; words: InWords; now: Date }) {
  const t = await getTranslations("reward-kinds.booking");
  const { date, dates, details, state, publicId, quantity } = redemption;
  if (date === null) return null;
  const until = changeUntil(date, details);
  const others = dates.filter((each) => each.publicId !== date.publicId && each.free >= quantity);
  return (
    <Section id="booking" title={t("title")}>
      <Facts
        facts={[
          { label: t("when"), value: `${words.at(date.startsAt)} – ${words.at(date.endsAt)}` },
          { label: t("where"), value: date.place ?? wordsOf(details, "place") ?? t("nowhere") },
          ...(state === "booked" ? [{ label: t("change"), value: t("until", { at: words.at(until) }) }] : []),
        ]}
      />
      {state === "booked" ? (
        <p className="mt-3">
          <a
            href={`/redemptions/${publicId}/calendar`}
            className="text-link inline-flex min-h-11 items-center"
            download
          >
            {t("calendar")}
          </a>
        </p>
      ) : null}
      {state === "booked" && until >= now && others.length > 0 ? (
        <Form id="rebook" action={rebook} className="mt-4 grid max-w-xl items-end gap-4 sm:grid-cols-[1fr_auto]">
          <input type="hidden" name="redemption" value={publicId} />
          <Select
            name="date"
            label={t("other")}
            options={others.map((each) => ({
              value: each.publicId,
              label: [words.at(each.startsAt), each.place].filter(Boolean).join(", "),
            }))}
          />
          <SubmitButton look="secondary" pending={t("pending")}>
            {t("move")}
          </SubmitButton>
        </Form>
      ) : null}
    </Section>
  );
}
