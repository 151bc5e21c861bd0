import { useTranslations } from "next-intl";
import { ButtonForm } from "@/components/ui/button-form";
import { markFavourite } from "../actions";
import { HeartButton } from "./heart-button";

/** The one form of all hearts of a page: two dozen forms would each cost the page what one does. */
export function HeartForm() {
  return (
    <ButtonForm id="favourites" action={markFavourite}>
      {null}
    </ButtonForm>
  );
}

/** A reward's heart in a list, over its picture. */
export function Heart(props: { reward: { publicId: string; name: string }; isFavourite: boolean }) {
  const t = useTranslations("rewards.favourite");
  const { publicId, name } = props.reward;
  return <HeartButton id={publicId} label={t("of", { reward: name })} isFavourite={props.isFavourite} />;
}
