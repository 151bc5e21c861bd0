import { expect, it } from "vitest";
import { crontab } from "./crontab";

it("asks for the zone every minute: what is nightly moves with it", () => {
  let zone = "Asia/Jakarta";
  const nightly = crontab(() => zone).find(({ identifier }) => identifier === "settle-members-nightly");
  const isDue = (hour: number, min: number) =>
    nightly?.match({ hour, min, date: 22, month: 11, dow: 0, year: 2026 } as never) ?? false;

  expect([isDue(17, 5), isDue(15, 5)]).toEqual([true, false]);
  zone = "Asia/Jayapura";
  expect([isDue(17, 5), isDue(15, 5)]).toEqual([false, true]);
});
