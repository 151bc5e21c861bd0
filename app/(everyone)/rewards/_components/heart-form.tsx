import { ButtonForm } from "@/components/ui/button-form";
import { markFavourite } from "../actions";

/** The one form of all hearts of a page: two dozen forms would each cost the page what one does. */
export function HeartForm() {
  return (
    <ButtonForm id="favourites" action={markFavourite}>
      {null}
    </ButtonForm>
  );
}
