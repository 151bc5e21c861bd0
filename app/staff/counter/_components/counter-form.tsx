import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useFormWords } from "@/components/form";
import { GuardedForm } from "./guarded-form";

/** A form of the counter: as every form of the portal, and explicit where the network is away. */
export function CounterForm(props: Omit<ComponentProps<typeof GuardedForm>, "words" | "notSent">) {
  const t = useTranslations("staff-counter");
  return <GuardedForm {...props} words={useFormWords()} notSent={t("notSent")} />;
}
