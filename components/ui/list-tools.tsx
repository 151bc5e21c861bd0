import { Icon } from "./icon";
import { PendingLink } from "./pending-link";

/** Keyset paging: where the list goes on, by links. `<Pagination label="Halaman" previous={{ href, label }} next={{ href, label }} />` */
export function Pagination(props: {
  label: string;
  previous?: { href: string; label: string } | null;
  next?: { href: string; label: string } | null;
}) {
  if (!props.previous && !props.next) return null;
  return (
    <nav aria-label={props.label} className="mt-4 flex justify-between gap-4">
      {props.previous ? (
        <PendingLink href={props.previous.href} rel="prev" className="button button-quiet">
          <Icon name="previous" />
          {props.previous.label}
        </PendingLink>
      ) : (
        <span />
      )}
      {props.next ? (
        <PendingLink href={props.next.href} rel="next" className="button button-quiet">
          {props.next.label}
          <Icon name="next" />
        </PendingLink>
      ) : null}
    </nav>
  );
}

export type LinkChoice = { href: string; label: string; current: boolean; count?: string };

/** Filters as links, so that the address says what is shown; the chosen ones carry a tick. */
export function FilterChips({ label, chips }: { label: string; chips: readonly LinkChoice[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip.label}>
            <PendingLink
              href={chip.href}
              aria-current={chip.current ? "true" : undefined}
              scroll={false}
              className="chip"
            >
              {chip.current ? <Icon name="check" size={16} /> : null}
              {chip.label}
              {chip.count ? <span className="font-normal">{chip.count}</span> : null}
            </PendingLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A search whose words end in the address. `keep` carries the filters already chosen. `<SearchField action="/rewards" label="Cari hadiah" submit="Cari" />` */
export function SearchField(props: {
  action: string;
  label: string;
  submit: string;
  name?: string;
  defaultValue?: string;
  hint?: string;
  keep?: Record<string, string | undefined>;
}) {
  const name = props.name ?? "q";
  const kept = Object.entries(props.keep ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return (
    <form id="list-search" action={props.action} method="get" className="flex gap-2" aria-label={props.label}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <div className="relative flex-1">
        <Icon name="search" className="pointer-events-none absolute inset-y-0 left-3.5 my-auto text-ink-soft" />
        <input
          type="search"
          name={name}
          aria-label={props.label}
          placeholder={props.hint ?? props.label}
          defaultValue={props.defaultValue}
          className="control control-search"
        />
      </div>
      <button type="submit" className="button button-secondary">
        {props.submit}
      </button>
    </form>
  );
}
