import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/list-tools";
import { Section } from "@/components/ui/section";
import { memberTimeline } from "@/db/queries/member-timeline";
import type { StaffMember } from "@/db/queries/staff-members";
import { plainShows, timelineShows } from "@/db/queries/timeline-parts";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { address, choice, type Query, text } from "../../_components/address";
import { Paging } from "../../_components/paging";
import { TimelineItem } from "./timeline-item";

/** Everything about a member, newest first, by filter and page in the address; `isWhole` where all of it may be read. */
export async function Timeline(props: {
  member: StaffMember;
  query: Query;
  isWhole: boolean;
  mayUse: boolean;
  mayReinstate: boolean;
  mayRefund: boolean;
  now: Instant;
}) {
  const { member, query, isWhole } = props;
  const [t, words] = await Promise.all([getTranslations("staff-members.timeline"), inWords()]);
  const shows = isWhole ? timelineShows : plainShows;
  const show = choice(query, "show", shows) ?? "all";
  const { entries, next } = await memberTimeline(member, { show, isWhole, after: text(query, "after") }, words.locale);
  const path = `/staff/members/${member.publicId}`;
  return (
    <Section title={t("title")} id="timeline">
      <FilterChips
        label={t("show")}
        chips={shows.map((each) => ({
          href: `${address(path, { show: each })}#timeline`,
          label: t(each),
          current: each === show,
        }))}
      />
      {entries.length === 0 ? <EmptyState kind="first" title={t("empty")} /> : null}
      <ol className="mt-4 grid">
        {entries.map((entry) => (
          <li key={entry.key} className="border-t border-line py-3 first:border-t-0">
            <TimelineItem
              entry={entry}
              memberId={member.publicId}
              words={words}
              mayUse={props.mayUse}
              mayReinstate={props.mayReinstate}
              mayRefund={props.mayRefund}
              now={props.now}
            />
          </li>
        ))}
      </ol>
      <Paging
        path={path}
        hash="timeline"
        chosen={{ show }}
        query={query}
        next={next}
        label={t("title")}
        on={t("older")}
      />
    </Section>
  );
}
