import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { safeReturnTo } from "@/lib/return-to";
import type { Asked } from "../../_components/asked";
import { FormPage } from "../../_components/form-page";
import { linkTo } from "../../_components/link-to";
import { confirmEmail } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.joinVerify"))("title"), robots: { index: false } };
}

export default async function JoinVerifyPage({ searchParams }: Asked) {
  const [t, auth, { token, returnTo: path }] = await Promise.all([
    getTranslations("auth.joinVerify"),
    getTranslations("auth"),
    searchParams,
  ]);
  const returnTo = safeReturnTo(path);
  if (typeof token !== "string") {
    return (
      <FormPage>
        <PageTitle title={t("sentTitle")} lead={t("sent")} />
        <p>{t.rich("missing", { link: linkTo("/join") })}</p>
      </FormPage>
    );
  }
  return (
    <FormPage>
      <PageTitle title={t("title")} lead={t("lead")} />
      <Form id="join-verify" action={confirmEmail}>
        <input type="hidden" name="token" value={token} />
        {returnTo ? <input type="hidden" name="returnTo" value={returnTo} /> : null}
        <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
      </Form>
      <p>{auth.rich("join.signIn", { link: linkTo("/sign-in") })}</p>
      <p>{auth.rich("signIn.join", { link: linkTo("/join") })}</p>
    </FormPage>
  );
}
