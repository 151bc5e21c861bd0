import type { Calendar } from "../days";
import type { Step } from "./steps";

const streets = ["Jalan Melati 5", "Jalan Kenanga 12", "Jalan Cempaka 3A", "Gang Dahlia 7"];

/** What some of the regulars asked for lately that takes more than a code: it waits to be sent, paid out or made. */
export function askedFor(place: number, name: string, { ago }: Calendar): Step[] {
  const at = ago({ days: 1 + (place % 3) }, "19:20");
  const step = { at, what: "redeem", ifPossible: true } as const;
  const phone = `0812${String(30_000_000 + place * 7_919).slice(0, 8)}`;
  switch (place % 6) {
    case 0:
      return [{ ...step, reward: "mug-kawung", given: addressOf(place, name, phone) }];
    case 2:
      return [
        {
          ...step,
          reward: "uang-kembali-50",
          given: { bank: "Bank Senja", accountNumber: String(1_000_000_000 + place * 7_919), accountHolder: name },
        },
      ];
    case 3:
      return [
        {
          ...step,
          reward: "kue-nama",
          given: { choice: "Pandan gula aren", note: "Tulis: Selamat ulang tahun, Ibu. Lilin secukupnya." },
        },
      ];
    case 4:
      return [{ ...step, reward: "bibit-kopi" }];
    default:
      return [];
  }
}

function addressOf(place: number, receiver: string, receiverPhone: string) {
  return {
    receiver,
    receiverPhone,
    street: streets[place % streets.length] ?? "",
    village: "Gandaria Utara",
    district: "Kebayoran Baru",
    city: "Jakarta Selatan",
    province: "DKI Jakarta",
    postalCode: "12140",
  };
}
