import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SavedAddress } from "@/db/queries/addresses";
import { forget } from "../address-actions";

/** Where rewards can be sent again, each to be dropped; nothing while there is none. */
export async function AddressBook({ addresses }: { addresses: SavedAddress[] }) {
  const t = await getTranslations("reward-kinds.addresses");
  if (addresses.length === 0) return null;
  return (
    <Section id="addresses" title={t("title")} lead={t("lead")}>
      <ul className="grid max-w-2xl">
        {addresses.map(({ id, line }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0"
          >
            <span>{line}</span>
            <Form id={`forget-${id}`} action={forget}>
              <input type="hidden" name="address" value={id} />
              <SubmitButton look="secondary">{t("forget")}</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
