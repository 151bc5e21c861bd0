import { getTranslations } from "next-intl/server";
import { Field } from "@/components/ui/field";

/** A name in both languages. */
export async function NamingFields({ values }: { values: Record<string, string> }) {
  const t = await getTranslations("staff-rules");
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      {(["id", "en"] as const).map((language) => (
        <Field
          key={language}
          name={`name.${language}`}
          label={t(`name.${language}`)}
          maxLength={80}
          defaultValue={values[`name.${language}`] ?? ""}
        />
      ))}
    </div>
  );
}
