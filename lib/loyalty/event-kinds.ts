import { z } from "zod";

const words = z.object({ id: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, "small letters, digits and hyphens, beginning with a letter");

/** What members can do besides buying that the programme hears of: each kind with the fields it may bring. */
export const eventKindsSection = z
  .array(
    z.object({
      code,
      name: words,
      /** Fields a rule may ask for; whatever else is sent is dropped. */
      fields: z.array(code).max(20).default([]),
    }),
  )
  .max(100)
  .default([
    { code: "review", name: { id: "ulasan", en: "a review" }, fields: ["stars"] },
    { code: "survey", name: { id: "survei", en: "a survey" }, fields: ["survey"] },
    { code: "share", name: { id: "berbagi", en: "sharing" }, fields: ["network"] },
    { code: "visit", name: { id: "kunjungan", en: "a visit" }, fields: [] },
    { code: "profile_completed", name: { id: "profil lengkap", en: "a complete profile" }, fields: [] },
    { code: "referral", name: { id: "mengajak teman", en: "bringing a friend" }, fields: [] },
    { code: "referred", name: { id: "diajak teman", en: "being brought by a friend" }, fields: [] },
    {
      code: "subscription_renewed",
      name: { id: "perpanjangan langganan", en: "renewing a subscription" },
      fields: ["plan"],
    },
    { code: "transaction", name: { id: "transaksi keuangan", en: "a financial transaction" }, fields: ["product"] },
  ])
  .refine((kinds) => new Set(kinds.map((each) => each.code)).size === kinds.length, "Two kinds of event have one code.")
  .refine((kinds) => kinds.every((each) => each.code !== "purchase"), "Purchases are a kind of their own.");
