import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { CardFace, type CardWords } from "./card-face";

/**
 * The member's card, woven from their own number in their tier's colours; drawn whole on the server.
 * `label` says the same to those who listen. `<MembershipCard programmeName tierName tone name number points unit locale label />`
 */
export function MembershipCard({ points, locale, ...words }: CardWords & { points: number; locale: Locale }) {
  return <CardFace {...words} figure={formatPoints(points, locale)} />;
}
