"use client";

import { LeafIcon } from "@/components/ui/leaf-icon";

/** Marks one reward of a list, or takes that back: a button of the page's one form for them (heart-form.tsx). */
export function HeartButton({ id, label, isFavourite }: { id: string; label: string; isFavourite: boolean }) {
  return (
    <button
      type="submit"
      form="favourites"
      name={isFavourite ? "drop" : "keep"}
      value={id}
      aria-pressed={isFavourite}
      aria-label={label}
      title={label}
      className="absolute end-2 top-2 z-10 grid size-11 cursor-pointer place-items-center rounded-full bg-raised text-accent hover:bg-sunk aria-pressed:[&_svg]:fill-current"
    >
      <LeafIcon name="heart" size={20} />
    </button>
  );
}
