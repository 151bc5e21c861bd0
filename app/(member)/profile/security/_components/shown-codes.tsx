import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { CopyButton } from "@/components/ui/copy-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { keepRecoveryCodes } from "../actions";

/** New recovery codes, here for these minutes and nowhere else. */
export async function ShownCodes({ codes }: { codes: string[] }) {
  const t = await getTranslations("profile.security.shown");
  return (
    <section aria-labelledby="shown-codes-title" className="grid gap-4 rounded-control bg-sunk p-5">
      <h2 id="shown-codes-title" className="text-heading">
        {t("title")}
      </h2>
      <p>{t("lead")}</p>
      <ol id="recovery-code-list" className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-lead tracking-wider">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={codes.join("\n")} label={t("copy")} copied={t("copied")} />
        <Form id="recovery-codes-kept" action={keepRecoveryCodes} className="">
          <SubmitButton small pending={t("pending")}>
            {t("saved")}
          </SubmitButton>
        </Form>
      </div>
    </section>
  );
}
