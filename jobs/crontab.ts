import { type CronItem, type ParsedCronItem, parseCronItems } from "graphile-worker";
import { Temporal } from "temporal-polyfill";

const EVERY_TEN_MINUTES = "*/10 * * * *";

/** What happens by the clock. The queue counts minutes in UTC; the programme's night is its zone's, asked anew every minute. */
export function crontab(zone: () => string): ParsedCronItem[] {
  const items: CronItem[] = [
    { task: "settle-members", identifier: "settle-members-nightly", match: dailyAt(0, 5, zone) },
    { task: "settle-members", identifier: "settle-members-often", match: EVERY_TEN_MINUTES },
    { task: "expire-redemptions", identifier: "expire-redemptions-nightly", match: dailyAt(0, 5, zone) },
    { task: "expire-redemptions", identifier: "expire-redemptions-often", match: EVERY_TEN_MINUTES },
    { task: "end-codes", identifier: "end-codes-nightly", match: dailyAt(0, 0, zone) },
    { task: "end-codes", identifier: "end-codes-often", match: EVERY_TEN_MINUTES },
    { task: "begin-prices", identifier: "begin-prices-nightly", match: dailyAt(0, 0, zone) },
    { task: "begin-prices", identifier: "begin-prices-often", match: EVERY_TEN_MINUTES },
    { task: "begin-plans", identifier: "begin-plans-nightly", match: dailyAt(0, 0, zone) },
    { task: "begin-plans", identifier: "begin-plans-often", match: EVERY_TEN_MINUTES },
    { task: "make-checkpoint", identifier: "make-checkpoint-nightly", match: dailyAt(0, 35, zone) },
    { task: "check-ledger", identifier: "check-ledger-nightly", match: dailyAt(1, 5, zone) },
    { task: "announce-terms-to-come", identifier: "announce-terms-to-come-daily", match: dailyAt(8, 0, zone) },
    { task: "give-presents", identifier: "give-presents-daily", match: dailyAt(7, 0, zone) },
    { task: "remind-of-expiry", identifier: "remind-of-expiry-daily", match: dailyAt(9, 0, zone) },
    { task: "reward-referrals", identifier: "reward-referrals-often", match: EVERY_TEN_MINUTES },
    { task: "run-wishes", identifier: "run-wishes-often", match: EVERY_TEN_MINUTES },
    { task: "tell-stock-back", identifier: "tell-stock-back-often", match: EVERY_TEN_MINUTES },
    { task: "return-gifts", identifier: "return-gifts-often", match: EVERY_TEN_MINUTES },
    { task: "give-back-called-off", identifier: "give-back-called-off-often", match: EVERY_TEN_MINUTES },
    { task: "carry-strays", identifier: "carry-strays-often", match: EVERY_TEN_MINUTES },
    { task: "sweep", identifier: "sweep-nightly", match: dailyAt(3, 25, zone) },
  ];
  // A tick that finds its last still waiting adds no second; a failed one is soon followed by the next.
  return parseCronItems(
    items.map((item) => ({
      ...item,
      options: { jobKey: item.task, jobKeyMode: "preserve_run_at", maxAttempts: 3 },
    })),
  );
}

/** True in the one minute of a day at which it is so late in the zone, whatever its summer time. */
function dailyAt(hour: number, minute: number, zone: () => string) {
  return (utc: { hour: number; min: number }): boolean => {
    const offsetMinutes = Math.round(Temporal.Now.zonedDateTimeISO(zone()).offsetNanoseconds / 60e9);
    return (((utc.hour * 60 + utc.min + offsetMinutes) % 1440) + 1440) % 1440 === hour * 60 + minute;
  };
}
