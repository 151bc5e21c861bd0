import type { MotifName } from "./draw-reward";

/**
 * A reward's picture in 4 : 3. With `source` the stored picture, else one drawn from the kind and the seed (the reward's id).
 * Decoration beside the reward's name unless `alt` says more. `<RewardPicture source={url} motif="coffee" seed={id} />`
 */
export function RewardPicture(props: {
  source?: string | null;
  motif: MotifName;
  seed: string;
  alt?: string;
  className?: string;
  /** How wide it stands, where not as a card in a list. */
  sizes?: string;
  /** The first ones on a page are needed at once; the others may wait. */
  eager?: boolean;
}) {
  return (
    // biome-ignore lint/performance/noImgElement: next/image writes style attributes, which the page's policy forbids
    <img
      {...(props.source ? cutAddresses(props.source, props.sizes) : { src: drawnAddress(props) })}
      alt={props.alt ?? ""}
      width={480}
      height={360}
      loading={props.eager ? "eager" : "lazy"}
      decoding="async"
      className={`aspect-4/3 w-full rounded-picture bg-sunk object-cover ${props.className ?? ""}`}
    />
  );
}

const asCard = "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 92vw";

/** A stored picture as it was chosen to be cut, in the sizes of app/pictures/[id]/[width]. */
function cutAddresses(source: string, sizes = asCard) {
  return { src: `${source}/480`, srcSet: `${source}/240 240w, ${source}/480 480w, ${source}/960 960w`, sizes };
}

/** Where app/pictures/drawn draws it: so a page carries the address of a picture instead of the drawing, and it is fetched once. */
function drawnAddress({ motif, seed }: { motif: MotifName; seed: string }): string {
  return `/pictures/drawn/${motif}/${seed}`;
}
