import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireSetup } from "@/lib/session";
import { carriedRecoveryCodes } from "@/lib/sign-in-steps";
import { SetupShell } from "../_components/setup-shell";
import { keepCodes } from "../actions";

/** The owner's recovery codes, here for these minutes and nowhere else. */
export default async function CodesPage() {
  const { actor } = await requireSetup();
  const [t, codes] = await Promise.all([getTranslations("setup.codes"), carriedRecoveryCodes(actor.personId)]);
  const isGone = codes.length === 0;
  return (
    <SetupShell place="owner" answers={null} title={t("title")} lead={t(isGone ? "goneLead" : "lead")} why={[t("why")]}>
      {isGone ? (
        <Notice>{t("gone")}</Notice>
      ) : (
        <div className="grid justify-items-start gap-4">
          <ol id="recovery-code-list" className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-2">
            {codes.map((code) => (
              <li key={code}>
                <code className="text-lead tracking-wider">{code}</code>
              </li>
            ))}
          </ol>
          <CopyButton text={codes.join("\n")} label={t("copy")} copied={t("copied")} />
        </div>
      )}
      <div className="mt-8">
        <Form id="codes-kept" action={keepCodes}>
          <SubmitButton>{t(isGone ? "goneOn" : "kept")}</SubmitButton>
        </Form>
      </div>
    </SetupShell>
  );
}
