import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Facts } from "@/components/ui/section";
import type { OwnGift } from "@/db/queries/gifts";
import type { InWords } from "@/lib/in-words";

export async function GiftFacts({ gift, words }: { gift: OwnGift; words: InWords }) {
  const t = await getTranslations("transfer.gift.mine");
  const { givenAt, greeting, journalVersion } = gift;
  return (
    <Facts
      facts={[
        { label: t("given"), value: words.at(givenAt) },
        ...(greeting === null ? [] : [{ label: t("greeting"), value: greeting }]),
        {
          label: t("why"),
          value: (
            <PendingLink
              href={`/activity?before=${journalVersion + 1}#line-${journalVersion}`}
              className="text-link inline-flex min-h-11 items-center gap-1"
            >
              {t("whyLink")}
            </PendingLink>
          ),
        },
      ]}
    />
  );
}
