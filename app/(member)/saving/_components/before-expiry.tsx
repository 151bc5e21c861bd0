import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Select } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Saving, WishView } from "@/db/queries/wishes";
import type { InWords } from "@/lib/in-words";
import { MOST_DAYS_BEFORE } from "@/lib/loyalty/wish";
import { NeedsApp } from "./automatic";
import { EndWish } from "./end-wish";
import { Paused } from "./paused";

/** What happens before points end: what the member chose, and what can be chosen. */
export async function BeforeExpiry(props: { saving: Saving; words: InWords; mayAgree: boolean }) {
  const { saving, words, mayAgree } = props;
  const wish = saving.beforeExpiry;
  const t = await getTranslations("saving.expiry");
  return (
    <Section
      id="before-expiry"
      title={t("title")}
      action={
        <PendingLink href="/activity/expiry" className="text-link inline-flex min-h-11 items-center">
          {t("calendar")}
        </PendingLink>
      }
    >
      <div className="mb-6 grid max-w-2xl justify-items-start gap-4">
        {wish === null ? (
          <p>{t("none")}</p>
        ) : (
          <>
            {wish.pausedAt === null ? (
              <p>{await chosen(wish, words)}</p>
            ) : (
              <Paused wish={wish} again={null} words={words} />
            )}
            <EndWish purpose="expiry" label={t("off")} />
          </>
        )}
      </div>
      <Choose saving={saving} words={words} mayAgree={mayAgree} />
    </Section>
  );
}

async function chosen(wish: WishView, words: InWords): Promise<string> {
  const t = await getTranslations("saving.expiry");
  const days = wish.daysBefore ?? 0;
  if (wish.action !== "redeem" && wish.action !== "donate") return t("remind", { days });
  return t(wish.action, {
    days,
    at: words.at(wish.since),
    least: words.points(wish.leastPoints ?? 0),
    most: words.points(wish.mostPoints ?? 0),
    reward: wish.reward?.name ?? "",
  });
}

async function Choose({ saving, words, mayAgree }: { saving: Saving; words: InWords; mayAgree: boolean }) {
  const [t, goal] = await Promise.all([getTranslations("saving.expiry"), getTranslations("saving.goal")]);
  const wish = saving.beforeExpiry;
  const rewards = saving.choices
    .filter(({ goesUnasked }) => goesUnasked)
    .map(({ publicId, name, points }) => ({
      value: publicId,
      label: goal("option", { reward: name, points: words.points(points) }),
    }));
  const actions = (["remind", "redeem", "donate"] as const)
    .filter((each) => mayAgree || each === "remind")
    .filter((each) => each !== "donate" || saving.choices.some(({ kind }) => kind === "donation"));
  return (
    <form
      method="get"
      action="/saving/confirm"
      id="saving-expiry"
      className="expiry-choice grid max-w-2xl gap-4 sm:grid-cols-2"
    >
      <h3 className="text-lead font-bold sm:col-span-2">{wish === null ? t("choose") : t("change")}</h3>
      <input type="hidden" name="purpose" value="expiry" />
      <Select
        name="action"
        label={t("what")}
        hint={t("whatHint")}
        defaultValue={wish?.action}
        options={actions.map((value) => ({ value, label: t(`action.${value}`) }))}
      />
      <Field
        name="days"
        label={t("days")}
        hint={t("daysHint", { most: MOST_DAYS_BEFORE })}
        defaultValue={String(wish?.daysBefore ?? 7)}
        inputMode="numeric"
        maxLength={3}
        required
      />
      {mayAgree ? (
        <div className="acts-alone grid gap-4 sm:col-span-2 sm:grid-cols-2">
          <Select
            name="reward"
            label={t("reward")}
            hint={t("rewardHint")}
            defaultValue={wish?.reward?.publicId ?? ""}
            options={[{ value: "", label: t("noReward") }, ...rewards]}
          />
          <Field
            name="least"
            label={t("least")}
            hint={t("leastHint")}
            defaultValue={wish?.leastPoints ? words.points(wish.leastPoints) : ""}
            inputMode="numeric"
            maxLength={15}
          />
        </div>
      ) : (
        <div className="sm:col-span-2">
          <NeedsApp />
        </div>
      )}
      <div>
        <button type="submit" className={buttonClass("primary", false)}>
          {t("next")}
        </button>
      </div>
    </form>
  );
}
