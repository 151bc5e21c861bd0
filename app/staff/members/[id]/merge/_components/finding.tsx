import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/list-tools";
import { type StaffMember, searchMembers } from "@/db/queries/staff-members";
import { formatPoints } from "@/lib/base/format";
import { address } from "../../../../_components/address";
import { MemberStateBadge } from "../../../_components/member-state-badge";
import { inFours } from "../../../_components/member-table";

/** The other membership is sought like every other; the one one comes from is not among what is found. Without words, those of its name. */
export async function Finding({ member, q }: { member: StaffMember; q: string }) {
  const [t, list, ui, locale] = await Promise.all([
    getTranslations("staff-merge.search"),
    getTranslations("staff-members"),
    getTranslations("ui"),
    getLocale(),
  ]);
  const sought = q === "" ? (member.name ?? "") : q;
  const { members } =
    sought === "" ? { members: [] } : await searchMembers({ q: sought, state: null, tier: null, after: undefined });
  const others = members.filter(({ publicId, state }) => publicId !== member.publicId && state !== "merged");
  const here = `/staff/members/${member.publicId}/merge`;
  return (
    <div className="grid gap-6">
      <SearchField action={here} label={t("label")} hint={t("hint")} submit={ui("search")} defaultValue={q} />
      {others.length === 0 ? (
        <EmptyState kind="unmatched" title={t(q === "" ? "noneAlike" : "unmatched")} headingLevel={2} action={null}>
          <p>{t(q === "" ? "noneAlikeHint" : "unmatchedHint")}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t("caption")}
          rows={others}
          rowKey={(each) => each.publicId}
          columns={[
            {
              key: "name",
              header: list("list.name"),
              cell: (each) => each.name ?? each.externalId ?? list("nameless"),
            },
            { key: "number", header: list("list.number"), cell: (each) => inFours(each.number) },
            {
              key: "contact",
              header: list("list.contact"),
              cell: (each) => [each.email, each.phone].filter(Boolean).join(", ") || list("page.none"),
            },
            { key: "state", header: list("list.state"), cell: (each) => <MemberStateBadge state={each.state} /> },
            {
              key: "balance",
              header: list("page.spendable"),
              numeric: true,
              cell: (each) => formatPoints(each.balance, locale),
            },
            {
              key: "compare",
              header: t("compare"),
              act: true,
              cell: (each) => (
                <ButtonLink href={address(here, { with: each.publicId })} look="secondary" small>
                  {t("compare")}
                </ButtonLink>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
