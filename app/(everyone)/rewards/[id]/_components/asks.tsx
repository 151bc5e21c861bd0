import { getTranslations } from "next-intl/server";
import { FormDisclosure } from "@/components/form-disclosure";
import { oneOf } from "@/components/segments-in-words";
import { Checkbox, Select, Textarea } from "@/components/ui/choice-fields";
import { Field } from "@/components/ui/field";
import type { AddressBook } from "@/db/queries/addresses";
import { formatPhone } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import { mayBeSentTo } from "@/lib/loyalty/gates";
import { type AskField, fieldsOf, type Given, isPersonal, type PersonalAsk } from "@/lib/loyalty/kinds/asks";
import { type Details, lineIn, linesOf, wordsOf } from "@/lib/loyalty/kinds/details";
import type { KindRule } from "@/lib/loyalty/kinds/kind-rule";
import type { RewardOffer } from "@/lib/loyalty/reward";

/** Two fields in a row; one that stands alone, and a street, take the whole of it. */
const twoAbreast =
  "grid items-start gap-4 sm:grid-cols-2 sm:[&>:has([name=street])]:col-span-2 sm:[&>:only-child]:col-span-2";

/** What this kind of reward asks of whoever redeems it, besides how many. */
export async function Asks(props: { rule: KindRule; reward: RewardOffer; book: AddressBook; locale: Locale }) {
  const { rule, reward, book, locale } = props;
  const asks = rule.asks.filter(isPersonal);
  return asks.map((ask) =>
    ask === "address" ? (
      <Address key={ask} reward={reward} book={book} locale={locale} />
    ) : (
      <AskFields key={ask} ask={ask} details={reward.details} known={book.known} locale={locale} />
    ),
  );
}

async function AskFields(props: { ask: PersonalAsk; details: Details; known: Given; locale: Locale }) {
  const { ask, details, known, locale } = props;
  const [t, ui] = await Promise.all([getTranslations("reward-kinds.ask"), getTranslations("ui")]);
  if (ask === "note") return <Textarea name="note" label={t(ask)} rows={3} maxLength={500} required />;
  if (ask === "remark")
    return <Textarea name="note" label={t(ask)} optional={ui("optional")} rows={3} maxLength={500} />;
  if (ask === "choice") {
    const options = linesOf(wordsOf(details, "choices")).map((each) => ({
      value: each,
      label: lineIn(details, "choices", each, locale),
    }));
    return <Select name="choice" label={t("choice")} options={options} />;
  }
  const fields = await fieldsFor(ask, { isRequired: ask !== "gift", known });
  if (ask === "gift")
    return (
      <FormDisclosure question={t("giftHint")} fields={fieldsOf(ask)}>
        {fields}
      </FormDisclosure>
    );
  return <div className={twoAbreast}>{fields}</div>;
}

/** One that is kept, or another, which can be kept too. */
async function Address(props: { reward: RewardOffer; book: AddressBook; locale: Locale }) {
  const { reward, locale } = props;
  const { addresses, known } = props.book;
  const { provinces } = reward.gates;
  const [t, ask] = await Promise.all([getTranslations("reward-kinds.addresses"), getTranslations("reward-kinds.ask")]);
  const hint = provinces.length > 0 ? ask("provinceHint", { provinces: oneOf(provinces, locale) }) : undefined;
  // Beside kept ones an address is typed only where another is meant, so nothing of it stands there before.
  const isFirst = addresses.length === 0;
  const fields = (
    <>
      <div className={twoAbreast}>
        {await fieldsFor("address", isFirst ? { isRequired: true, known, hint } : { hint })}
      </div>
      <Checkbox name="keepAddress" label={t("keep")} />
    </>
  );
  if (isFirst) return fields;
  const kept = addresses.map(({ id, line, province }) => {
    const isSent = mayBeSentTo(reward, province ? { province } : {});
    return { value: id, label: isSent ? line : t("notSent", { line }), disabled: !isSent };
  });
  const first = kept.find(({ disabled }) => !disabled);
  return (
    <>
      <Select
        name="savedAddress"
        label={t("which")}
        options={[...kept, { value: "", label: t("other") }]}
        hint={hint}
        defaultValue={first?.value ?? ""}
      />
      <FormDisclosure question={t("other")} open={first === undefined}>
        {fields}
      </FormDisclosure>
    </>
  );
}

async function fieldsFor(ask: PersonalAsk, put: { isRequired?: boolean; known?: Given; hint?: string | undefined }) {
  const t = await getTranslations("reward-kinds.ask");
  return fieldsOf(ask).map((name) => (
    <Field
      key={name}
      name={name}
      label={t(name)}
      hint={name === "province" ? put.hint : undefined}
      required={put.isRequired ?? false}
      defaultValue={saidOf(name, put.known)}
      {...looks[name]}
    />
  ));
}

/** What we know already, as it is said: a number of a phone is kept in another form. */
function saidOf(name: AskField, known: Given = {}): string | undefined {
  const value = known[name];
  return value !== undefined && looks[name].type === "tel" ? formatPhone(value) : value;
}

type Look = { autoComplete?: string; inputMode?: "numeric" | "tel"; type?: "tel" | "email"; maxLength: number };

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
  memberNumber: { maxLength: 40 },
  memberName: { autoComplete: "name", maxLength: 120 },
  note: { maxLength: 500 },
  choice: { maxLength: 200 },
  attendee: { autoComplete: "name", maxLength: 120 },
  giftName: { maxLength: 120 },
  giftEmail: { type: "email", maxLength: 254 },
  giftMessage: { maxLength: 300 },
};
