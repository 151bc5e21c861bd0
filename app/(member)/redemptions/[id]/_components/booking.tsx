import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Select } from "@/components/ui/choice-fields";
import { Notice } from "@/components/ui/notice";
import { Facts, Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RedemptionPage } from "@/db/queries/redemptions";
import type { InWords } from "@/lib/in-words";
import { changeUntil } from "@/lib/loyalty/kinds/dates";
import { wordsIn } from "@/lib/loyalty/kinds/details";
import { rebook } from "../actions";

/** The date it is booked for, an entry for one's calendar, and moving it to another date while there is time. */
export async function Booking({ redemption, words, now }: { redemption: RedemptionPage; words: InWords; now: Date }) {
  const t = await getTranslations("reward-kinds.booking");
  const { date, dates, details, state, publicId, quantity } = redemption;
  if (date === null) return null;
  const until = changeUntil(date, details);
  const { calledOffBecause: because, chooseUntil } = date;
  const isBooked = state === "booked";
  const others = dates.filter((each) => each.publicId !== date.publicId && each.free >= quantity);
  return (
    <Section id="booking" title={t("title")}>
      {isBooked && because !== null && chooseUntil !== null ? (
        <div className="mb-4 grid max-w-xl">
          <Notice tone="warn" title={t("calledOff")}>
            <p>{because}</p>
            <p>{chooseUntil >= now ? t("choose", { at: words.at(chooseUntil) }) : t("givingBack")}</p>
          </Notice>
        </div>
      ) : null}
      <Facts
        facts={[
          { label: t("when"), value: words.period(date.startsAt, date.endsAt) },
          { label: t("where"), value: date.place ?? wordsIn(details, "place", words.locale) ?? t("nowhere") },
          ...(isBooked && because === null ? [{ label: t("change"), value: t("until", { at: words.at(until) }) }] : []),
        ]}
      />
      {isBooked && because === null ? (
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
      {isBooked && until >= now && others.length > 0 ? (
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
