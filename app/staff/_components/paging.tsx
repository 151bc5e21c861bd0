import { getTranslations } from "next-intl/server";
import { Pagination } from "@/components/ui/list-tools";
import { stepBack, stepOn } from "@/lib/base/steps";
import { address, type Query } from "./address";

/**
 * Next and previous of a keyset-paged list. The address remembers where the pages before began, so that going back shows each as it began,
 * whatever was added in front of it since. `<Paging path="/staff/members" chosen={filters} query={query} next={next} />`
 */
export async function Paging(props: {
  path: string;
  /** The filters of the address, without pages. */
  chosen: Record<string, string | number | null | undefined>;
  query: Query;
  /** Where the next page begins; null at the end. */
  next: string | null;
  label?: string;
  /** What going on is called; "next" where nothing says more. */
  on?: string;
  hash?: string;
}) {
  const [ui, staff] = await Promise.all([getTranslations("ui"), getTranslations("staff")]);
  const [after, earlier] = [one(props.query.after), one(props.query.earlier)];
  const to = (page: Record<string, string>) =>
    `${address(props.path, { ...props.chosen, ...page })}${props.hash ? `#${props.hash}` : ""}`;
  const back = stepBack(earlier);
  const previous = back === null ? { href: to({}), label: staff("first") } : { href: to(back), label: ui("previous") };
  return (
    <Pagination
      label={props.label ?? ui("pages")}
      previous={after === "" ? null : previous}
      next={
        props.next === null ? null : { href: to(stepOn({ after, earlier }, props.next)), label: props.on ?? ui("next") }
      }
    />
  );
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";
