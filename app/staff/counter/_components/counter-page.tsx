import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageTitle } from "@/components/ui/section";
import type { Shift } from "@/db/queries/shifts";
import { BackLink } from "../../_components/back-link";
import { OfflineNotice } from "./offline-notice";

/** Around a page of the counter: which store's it is, and the way back to the next customer, or from what is no customer's to the counter. */
export function CounterPage(props: {
  title: string;
  shift: Shift | null;
  isStart?: boolean;
  isAside?: boolean;
  /** Where it leads back to, if not to the counter. */
  back?: { href: string; label: string };
  children: ReactNode;
}) {
  const t = useTranslations("staff-counter");
  const { shift, back = { href: "/staff/counter", label: t(props.isAside ? "back" : "next") } } = props;
  return (
    <div className={props.isAside ? "counter counter-aside" : "counter"}>
      <PageTitle
        above={props.isStart ? null : <BackLink {...back} />}
        title={props.title}
        action={
          shift === null ? null : props.isAside ? (
            <p className="text-note text-ink-soft">{t("at", { store: shift.storeName, cashier: shift.cashier })}</p>
          ) : (
            <a
              href={`/staff/counter/shifts/${shift.publicId}`}
              className="text-link inline-flex items-center text-note max-sm:-my-3"
            >
              {t("at", { store: shift.storeName, cashier: shift.cashier })}
            </a>
          )
        }
      />
      <OfflineNotice words={t("offline")} />
      {props.children}
    </div>
  );
}
