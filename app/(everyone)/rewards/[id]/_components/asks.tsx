import { getTranslations } from "next-intl/server";
import { FormDisclosure } from "@/components/form-disclosure";
import { Checkbox, Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { SavedAddress } from "@/db/queries/addresses";
import { type AskField, fieldsOf, isPersonal, type PersonalAsk } from "@/lib/loyalty/kinds/asks";
import { type Details, linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import type { KindRule } from "@/lib/loyalty/kinds/kind-rule";

/** What this kind of reward asks of whoever redeems it, besides how many. */
export async function Asks(props: { rule: KindRule; details: Details; addresses: SavedAddress[] }) {
  const { rule, details, addresses } = props;
  const asks = rule.asks.filter(isPersonal);
  return asks.map((ask) =>
    ask === "address" ? (
      <Address key={ask} addresses={addresses} />
    ) : (
      <AskFields key={ask} ask={ask} details={details} />
    ),
  );
}

async function AskFields({ ask, details }: { ask: PersonalAsk; details: Details }) {
  const t = await getTranslations("reward-kinds.ask");
  if (ask === "note") return <Textarea name="note" label={t("note")} rows={3} maxLength={500} required />;
  if (ask === "choice") {
    const options = linesOf(wordsOf(details, "choices")).map((each) => ({ value: each, label: each }));
    return <Select name="choice" label={t("choice")} options={options} />;
  }
  const fields = await fieldsFor(ask, ask !== "gift");
  if (ask === "gift") return <FormDisclosure question={t("giftHint")}>{fields}</FormDisclosure>;
  return <div className="grid gap-4 sm:grid-cols-2">{fields}</div>;
}

/** One that is kept, or another, which can be kept too. */
async function Address({ addresses }: { addresses: SavedAddress[] }) {
  const t = await getTranslations("reward-kinds.addresses");
  const fields = (
    <>
      <div className="grid gap-4 sm:grid-cols-2">{await fieldsFor("address", addresses.length === 0)}</div>
      <Checkbox name="keepAddress" label={t("keep")} />
    </>
  );
  const [first] = addresses;
  if (first === undefined) return fields;
  const kept = addresses.map(({ id, line }) => ({ value: id, label: line }));
  return (
    <>
      <Select
        name="savedAddress"
        label={t("which")}
        options={[...kept, { value: "", label: t("other") }]}
        defaultValue={first.id}
      />
      <FormDisclosure question={t("other")}>{fields}</FormDisclosure>
    </>
  );
}

async function fieldsFor(ask: PersonalAsk, isRequired: boolean) {
  const t = await getTranslations("reward-kinds.ask");
  return fieldsOf(ask).map((name) => (
    <Field key={name} name={name} label={t(name)} required={isRequired} {...looks[name]} />
  ));
}

type Look = { autoComplete?: string; inputMode?: "numeric" | "tel"; type?: "tel"; maxLength: number };

const looks: Record<AskField, Look> = {
  receiver: { autoComplete: "name", maxLength: 120 },
  receiverPhone: { autoComplete: "tel", type: "tel", maxLength: 30 },
  street: { autoComplete: "address-line1", maxLength: 200 },
  village: { autoComplete: "address-level4", maxLength: 80 },
  district: { autoComplete: "address-level3", maxLength: 80 },
  city: { autoComplete: "address-level2", maxLength: 80 },
  province: { autoComplete: "address-level1", maxLength: 80 },
  postalCode: { autoComplete: "postal-code", inputMode: "numeric", maxLength: 5 },
  phone: { autoComplete: "tel", type: "tel", maxLength: 30 },
  bank: { maxLength: 60 },
  accountNumber: { inputMode: "numeric", maxLength: 30 },
  accountHolder: { autoComplete: "name", maxLength: 120 },
  note: { maxLength: 500 },
  choice: { maxLength: 200 },
  attendee: { autoComplete: "name", maxLength: 120 },
  giftName: { maxLength: 120 },
  giftMessage: { maxLength: 300 },
};
