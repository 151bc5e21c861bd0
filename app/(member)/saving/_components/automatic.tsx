import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Saving, WishView } from "@/db/queries/wishes";
import { newId } from "@/lib/base/uuid";
import type { InWords } from "@/lib/in-words";
import { choose } from "../actions";
import { Paused } from "./paused";

/** Whether a goal is redeemed by itself: by which figures it is, or what is asked before it can be. */
export async function Automatic(props: { wish: WishView; saving: Saving; words: InWords; mayAgree: boolean }) {
  const { wish, saving, words, mayAgree } = props;
  const { reward } = wish;
  const t = await getTranslations("saving");
  const choice = saving.choices.find(({ publicId }) => publicId === reward?.publicId);
  if (!reward) return null;
  if (wish.action === "redeem" && wish.pausedAt === null) {
    const figures = {
      at: words.at(wish.since),
      most: words.points(wish.mostPoints ?? 0),
      keep: words.points(wish.keepPoints),
    };
    return (
      <Form id="saving-automatic-off" action={choose} className="grid gap-3">
        <p>{t("automatic.on", figures)}</p>
        <input type="hidden" name="reward" value={reward.publicId} />
        <input type="hidden" name="key" value={newId()} />
        <div>
          <SubmitButton look="secondary">{t("automatic.off")}</SubmitButton>
        </div>
      </Form>
    );
  }
  const code = reward.availability?.code;
  const canFollow = code === "redeemable" || code === "points_missing" || code === "starts_later";
  const isOffered = canFollow && choice?.goesUnasked && choice.kind !== "donation";
  return (
    <>
      <Paused wish={wish} again={isOffered ? t("pausedOn") : null} words={words} />
      {isOffered ? (
        <div className="grid gap-3">
          <h3 className="text-lead font-bold">{t("automatic.title")}</h3>
          <p className="text-ink-soft">{t("automatic.lead")}</p>
          {mayAgree ? <Ask wish={wish} points={choice.points} words={words} /> : <NeedsApp />}
        </div>
      ) : null}
    </>
  );
}

async function Ask({ wish, points, words }: { wish: WishView; points: number; words: InWords }) {
  const t = await getTranslations("saving.automatic");
  return (
    <form method="get" action="/saving/confirm" id="saving-automatic" className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="purpose" value="goal" />
      <input type="hidden" name="reward" value={wish.reward?.publicId} />
      <Field
        name="keep"
        label={t("keep")}
        hint={t("keepHint")}
        defaultValue={words.points(wish.keepPoints)}
        inputMode="numeric"
        maxLength={15}
        required
      />
      <Field
        name="most"
        label={t("most")}
        hint={t("mostHint")}
        defaultValue={words.points(points)}
        inputMode="numeric"
        maxLength={15}
        required
      />
      <div>
        <button type="submit" className={buttonClass("primary", false)}>
          {t("next")}
        </button>
      </div>
    </form>
  );
}

/** What spends without asking is switched on with a code only: who has no app for it sets one up first. */
export async function NeedsApp() {
  const t = await getTranslations("saving.needsApp");
  return (
    <div className="grid justify-items-start gap-3">
      <p>{t("body")}</p>
      <ButtonLink href="/profile/security" look="secondary">
        {t("action")}
      </ButtonLink>
    </div>
  );
}
