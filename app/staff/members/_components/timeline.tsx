import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips, Pagination } from "@/components/ui/list-tools";
import { Section } from "@/components/ui/section";
import { memberTimeline, type TimelineShow, timelineShows } from "@/db/queries/member-timeline";
import type { StaffMember } from "@/db/queries/staff-members";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { address } from "../../_components/address";
import { TimelineItem } from "./timeline-item";

/** Everything about a member, newest first, by filter and page in the address. */
export async function Timeline(props: {
  member: StaffMember;
  show: TimelineShow;
  after: string;
  mayUse: boolean;
  mayRefund: boolean;
  now: Instant;
}) {
  const { member, show, after } = props;
  const [t, staff, words] = await Promise.all([
    getTranslations("staff-members.timeline"),
    getTranslations("staff"),
    inWords(),
  ]);
  const { entries, next } = await memberTimeline(member, { show, after }, words.locale);
  const path = `/staff/members/${member.publicId}`;
  return (
    <Section title={t("title")} id="timeline">
      <FilterChips
        label={t("show")}
        chips={timelineShows.map((each) => ({
          href: address(path, { show: each }),
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
              mayRefund={props.mayRefund}
              now={props.now}
            />
          </li>
        ))}
      </ol>
      <Pagination
        label={t("title")}
        previous={after ? { href: address(path, { show }), label: staff("first") } : null}
        next={next ? { href: address(path, { show, after: next }), label: t("older") } : null}
      />
    </Section>
  );
}
