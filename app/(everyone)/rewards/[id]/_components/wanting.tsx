import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { ButtonForm } from "@/components/ui/button-form";
import { Icon } from "@/components/ui/icon";
import type { RewardPage } from "@/db/queries/catalogue";
import { awaitBack, markFavourite } from "../../actions";

/** What a member can do about a reward besides redeeming it: mark it, and have themselves told when it is back. */
export async function Wanting({ page }: { page: RewardPage }) {
  const { own, reward } = page;
  if (own === null) return null;
  const t = await getTranslations("rewards.favourite");
  const isOut = reward.availability?.code === "out_of_stock";
  return (
    <div className="mt-1 grid justify-items-start gap-4">
      {isOut ? <Waiting id={reward.publicId} isAwaited={own.isAwaited} /> : null}
      <ButtonForm id="favourite" action={markFavourite}>
        <button
          type="submit"
          name={own.isFavourite ? "drop" : "keep"}
          value={reward.publicId}
          className={buttonClass("quiet", false, `-ms-2 ${own.isFavourite ? "[&_svg]:fill-current" : ""}`)}
        >
          <Icon name="heart" size={20} />
          {own.isFavourite ? t("drop") : t("keep")}
        </button>
      </ButtonForm>
    </div>
  );
}

async function Waiting({ id, isAwaited }: { id: string; isAwaited: boolean }) {
  const t = await getTranslations("rewards.wait");
  return (
    <ButtonForm id="await-stock" action={awaitBack}>
      <div className="grid max-w-prose justify-items-start gap-3">
        <p>{t(isAwaited ? "waiting" : "lead")}</p>
        <button
          type="submit"
          name={isAwaited ? "stop" : "ask"}
          value={id}
          className={buttonClass(isAwaited ? "secondary" : "primary", false)}
        >
          <Icon name="bell" size={20} />
          {t(isAwaited ? "stop" : "ask")}
        </button>
      </div>
    </ButtonForm>
  );
}
