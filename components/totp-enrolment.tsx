import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { encode } from "uqr";
import { Form } from "@/components/form";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { enrolmentUri, readableSecret } from "@/lib/totp";

/** A key for an authenticator app, to scan or to type, and the form that takes its first code. */
export async function TotpEnrolment(props: {
  secret: string;
  issuer: string;
  label: string;
  action: ComponentProps<typeof Form>["action"];
}) {
  const [t, words] = await Promise.all([getTranslations("auth.enrol"), getTranslations("auth.field")]);
  return (
    <div className="grid gap-5">
      <p>{t("scan")}</p>
      <QrCode text={enrolmentUri(props.secret, props.issuer, props.label)} title={t("qr")} />
      <div className="grid justify-items-start gap-2">
        <p>{t("type")}</p>
        <code id="totp-secret" className="rounded-control bg-sunk px-3 py-2 text-lead tracking-wider break-words">
          {readableSecret(props.secret)}
        </code>
        <CopyButton text={props.secret} label={t("copy")} copied={t("copied")} />
      </div>
      <Form id="totp-enrol" action={props.action}>
        <Field
          name="code"
          label={words("code")}
          hint={t("codeHint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          required
        />
        <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
      </Form>
    </div>
  );
}

/** Black on white in both themes, so that every camera reads it. */
function QrCode({ text, title }: { text: string; title: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges" className="w-56">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
