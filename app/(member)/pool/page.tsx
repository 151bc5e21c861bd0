import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { PageTitle } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { findPool } from "@/db/queries/pool";
import { listPoolBook } from "@/db/queries/pool-book";
import { inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { cursorIn } from "../activity/_components/cursor-in";
import { Invitations } from "./_components/invitations";
import { Shared } from "./_components/shared";
import { open } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pool"))("title") };
}

const told = ["invited", "withdrawn", "joined", "declined", "in", "out", "left"] as const;

type Search = Promise<{ [each in "done" | "in" | "out" | "before"]?: string | string[] }>;

export default async function PoolPage({ searchParams }: { searchParams: Search }) {
  const { member, person, now } = await requireMember();
  const [t, words, search] = await Promise.all([getTranslations("pool"), inWords(), searchParams]);
  const before = cursorIn({ before: search.before })?.version ?? null;
  const [view, book] = await Promise.all([
    findPool(member.id, now),
    listPoolBook(member.id, before, words.locale, now),
  ]);
  const done = told.find((each) => each === search.done);
  const said = (value: string | string[] | undefined) => (typeof value === "string" ? value.trim() : "");
  const typed = { in: said(search.in), out: said(search.out) };
  const { pool, invitations, terms } = view;
  return (
    <>
      <PendingLink href="/activity" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("back")}
      </PendingLink>
      <PageTitle title={t("title")} lead={t("lead")} />
      <div className="mb-8 grid empty:hidden">{done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null}</div>
      {invitations.length > 0 && pool === null ? <Invitations invitations={invitations} /> : null}
      {pool && book ? (
        <Shared {...{ view, pool, book, typed, words }} isFirst={before === null} hasFactor={person.hasFactor} />
      ) : terms.pools.isOn ? (
        <EmptyState kind="first" headingLevel={2} title={t("none.title")}>
          <p>{t("none.body", { most: terms.pools.mostMembers })}</p>
          <Form id="pool-open" action={open} className="mt-4">
            <SubmitButton>{t("none.open")}</SubmitButton>
          </Form>
        </EmptyState>
      ) : (
        <EmptyState
          kind="forbidden"
          headingLevel={2}
          title={t("off.title")}
          action={<ButtonLink href="/rewards">{t("off.action")}</ButtonLink>}
        >
          <p>{t("off.body")}</p>
        </EmptyState>
      )}
    </>
  );
}
