import { getTranslations } from "next-intl/server";
import { GroupedCode } from "@/components/grouped-code";
import { QrCode } from "@/components/qr-code";

/** Each code to show and to read aloud. */
export async function GivenCodes({ codes }: { codes: string[] }) {
  const t = await getTranslations("redemptions.detail");
  return (
    <ul className="grid gap-8">
      {codes.map((code) => (
        <li key={code} className="grid justify-items-start gap-3">
          <QrCode text={code} label={t("qr", { code })} />
          <p className="font-mono text-heading font-bold tracking-wide select-all">
            <GroupedCode code={code} />
          </p>
        </li>
      ))}
    </ul>
  );
}
