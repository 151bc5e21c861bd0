import { getLocale, getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Leaving } from "@/components/leaving";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Device } from "@/db/queries/sessions";
import { formatInstant } from "@/lib/base/format-time";
import { endDevice, endEveryDevice } from "../actions";

/** Where the account is signed in, each to be signed out alone, or all at once. */
export async function Devices(props: { devices: Device[]; current: string; zone: string }) {
  const [t, locale] = await Promise.all([getTranslations("profile.security.devices"), getLocale()]);
  return (
    <div className="grid gap-6">
      <ul className="grid">
        {props.devices.map((each, place) => {
          const name = each.device || t("unknown");
          return (
            <li
              key={each.publicId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0"
            >
              <div>
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {name}
                  {each.publicId === props.current ? <Badge tone="good">{t("this")}</Badge> : null}
                </p>
                <p className="text-note text-ink-soft">
                  {t("seen", {
                    seen: formatInstant(each.lastSeenAt, props.zone, locale),
                    since: formatInstant(each.createdAt, props.zone, locale),
                  })}
                </p>
              </div>
              {each.publicId === props.current ? null : (
                <Form id={`sign-out-session-${place}`} action={endDevice} className="">
                  <input type="hidden" name="session" value={each.publicId} />
                  <SubmitButton look="secondary" small pending={t("outPending")}>
                    {t("out")}
                    <span className="sr-only"> {name}</span>
                  </SubmitButton>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      <Leaving>
        <Form id="sign-out-all" action={endEveryDevice} className="">
          <SubmitButton look="danger" pending={t("allPending")}>
            {t("all")}
          </SubmitButton>
        </Form>
      </Leaving>
    </div>
  );
}
