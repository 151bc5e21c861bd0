import { PendingLink } from "@/components/ui/pending-link";

/** The programme's name with its seal: one kawung flower. Leads to where its reader begins. */
export function Wordmark({ name, href }: { name: string; href: string }) {
  return (
    <PendingLink
      href={href}
      className="wordmark inline-flex min-h-11 items-center gap-2.5 text-lead font-extrabold tracking-tight"
    >
      <svg aria-hidden="true" focusable="false" viewBox="0 0 28 28" width="28" height="28" className="fill-accent">
        <path d="M14 13C9.500 11.600 4 7 2.200 2.200C7 4 12.400 9.500 14 13zM14 13c4.500-1.400 10-6 11.800-10.800C21 4 15.600 9.500 14 13zM14 15c-4.500 1.400-10 6-11.800 10.800C7 24 12.400 18.500 14 15zM14 15c4.500 1.400 10 6 11.800 10.800C21 24 15.600 18.500 14 15z" />
        <path
          className="fill-ornament"
          d="M14 2.500a1.800 1.800 0 1 0 .01 0M14 21.900a1.800 1.800 0 1 0 .01 0M4.300 12.200a1.800 1.800 0 1 0 .01 0M23.700 12.200a1.800 1.800 0 1 0 .01 0"
        />
      </svg>
      {name}
    </PendingLink>
  );
}
