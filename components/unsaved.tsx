import { useTranslations } from "next-intl";
import { UnsavedGuard } from "@/components/ui/unsaved-guard";

/** Inside a form of the console that takes long to fill in: asks before what was typed is left behind. `<Form …><Unsaved />…</Form>` */
export function Unsaved() {
  return <UnsavedGuard question={useTranslations("staff-console")("unsaved")} />;
}
