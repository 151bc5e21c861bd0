import { createTranslator } from "next-intl";
import type { MailRedemption } from "@/db/queries/mail-recipients";
import { formatPoints, formatPointsChange } from "@/lib/base/format";
import { formatInstant } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import type { VersionWithChanges } from "@/lib/loyalty/terms-changes";
import { joiningSecret } from "@/lib/return-to";
import { catalogue } from "@/messages/catalogue";
import { messagesIn } from "@/messages/unit-words";
import { disputeLetters } from "./dispute-letters";
import { giftEndedLetter } from "./gift-letter";
import { rewardGivenLetter } from "./given-letter";
import type { Letter } from "./letter";
import { redemptionLetters } from "./redemption-letters";
import { presentOfferedLetter, rewardDearerLetter, stockBackLetter, stockLowLetter } from "./reward-letters";
import { teamLetters } from "./team-letters";
import type { FactorChange, Template, TemplateData } from "./templates";
import { termsLetter } from "./terms-letter";
import { wishPausedLetter } from "./wish-letter";

export type Occasion = {
  origin: string;
  programme: string;
  zone: string;
  locale: Locale;
  name: string | null;
  /** When it was asked for, where the letter's data does not say. */
  askedAt: Date;
  /** The opened secret of links and codes. */
  secret: string | null;
  redemption: MailRedemption | null;
  /** What a reward is called that a mail is about without a redemption. */
  rewardNames: Record<Locale, string> | null;
  /** How many points an adjustment gave or took. */
  adjustedPoints: number | null;
  /** The version of the terms that is announced, with what it changes. */
  terms: VersionWithChanges | null;
};

/** The words of one mail for one person; throws when what it needs was not given. */
export function writeLetter<T extends Template>(template: T, data: TemplateData[T], occasion: Occasion): Letter {
  const t = createTranslator({ locale: occasion.locale, messages: messagesIn(occasion.locale), namespace: "mail" });
  const name = greetable(occasion.name);
  const greeting = name === null ? t("greetingWithoutName") : t("greeting", { name });
  return { greeting, ...writers[template](data, occasion, t) };
}

type Translator = ReturnType<typeof translator>;
const translator = () => createTranslator({ locale: "id", messages: catalogue.id, namespace: "mail" });
type Words = Omit<Letter, "greeting"> & { greeting?: string };
type Writers = { [T in Template]: (data: TemplateData[T], occasion: Occasion, t: Translator) => Words };

const writers: Writers = {
  // Whoever typed this address may not own it: these two greet nobody by a name somebody else chose.
  "verify-email": (_data, occasion, t) => ({
    ...plain(t, "verifyEmail", occasion),
    greeting: t("greetingWithoutName"),
    purpose: link(t("verifyEmail.action"), occasion, verifyPath(secretOf(occasion))),
  }),
  "already-member": (_data, occasion, t) => ({
    ...plain(t, "alreadyMember", occasion),
    greeting: t("greetingWithoutName"),
    purpose: link(t("alreadyMember.action"), occasion, "/sign-in"),
  }),
  "membership-merged": ({ undone }, occasion, t) => ({
    ...plain(t, undone ? "membershipParted" : "membershipMerged", occasion),
    purpose: link(t("membershipMerged.action"), occasion, "/sign-in"),
  }),
  "sign-in-code": (_data, occasion, t) => ({
    ...plain(t, "signInCode", occasion),
    purpose: { kind: "code", code: sixDigits(secretOf(occasion)) },
  }),
  // What it is for stands in the mail, so that nobody hands on a code for a redemption that is not theirs.
  "step-up-code": ({ what, points }, occasion, t) => ({
    ...plain(t, "stepUpCode", occasion),
    facts: [
      { label: t(`stepUpCode.${what}`), value: occasion.rewardNames?.[occasion.locale] ?? "" },
      { label: t("stepUpCode.points"), value: formatPoints(points, occasion.locale) },
    ],
    purpose: { kind: "code", code: sixDigits(secretOf(occasion)) },
    ...(what === "reveal" ? { note: t("stepUpCode.revealNote", { programme: occasion.programme }) } : {}),
  }),
  welcome: ({ claimed }, occasion, t) => {
    const letter = plain(t, "welcome", occasion);
    return {
      ...letter,
      paragraphs: [...letter.paragraphs, ...(claimed ? [t("welcome.claimed")] : []), t("welcome.security")],
      purpose: link(t("welcome.action"), occasion, "/home"),
    };
  },
  "reset-password": (_data, occasion, t) => ({
    ...plain(t, "resetPassword", occasion),
    purpose: link(t("resetPassword.action"), occasion, `/reset?token=${encodeURIComponent(secretOf(occasion))}`),
  }),
  "new-device": ({ device, at }, occasion, t) => ({
    ...plain(t, "newDevice", occasion),
    facts: [
      ...(device
        ? [{ label: t("newDevice.device"), value: device.replace(/https?:\/\/\S*/gi, "").slice(0, 120) }]
        : []),
      { label: t("newDevice.time"), value: moment(at, occasion) },
    ],
    purpose: link(t("newDevice.action"), occasion, "/profile/security"),
  }),
  "password-changed": (_data, occasion, t) => ({
    ...plain(t, "passwordChanged", occasion),
    facts: [{ label: t("passwordChanged.time"), value: moment(undefined, occasion) }],
    purpose: link(t("passwordChanged.action"), occasion, "/profile/security"),
  }),
  "factor-changed": ({ what, left }, occasion, t) => ({
    ...plain(t, "factorChanged", occasion),
    paragraphs: [t(`factorChanged.${factorWords[what]}`, { programme: occasion.programme, left: left ?? 0 })],
    facts: [{ label: t("factorChanged.time"), value: moment(undefined, occasion) }],
    purpose: link(t("factorChanged.action"), occasion, "/profile/security"),
  }),
  ...redemptionLetters,
  // Whoever gave it chose the name; it is said only where it is nothing but one.
  "reward-given": (data, occasion, t) => rewardGivenLetter({ ...data, giver: greetable(data.giver) }, occasion, t),
  "points-adjusted": (_data, occasion, t) => ({
    ...plain(t, "pointsAdjusted", occasion),
    facts: [
      {
        label: t("pointsAdjusted.points"),
        value: t("pointsAdjusted.pointsValue", { points: formatPointsChange(adjustmentOf(occasion), occasion.locale) }),
      },
    ],
    purpose: link(t("pointsAdjusted.action"), occasion, "/activity"),
  }),
  ...disputeLetters,
  "points-expiring": (data, occasion, t) => expiringLetter(data, occasion, t, "pointsExpiring", "/activity/expiry"),
  "pooled-points-expiring": (data, occasion, t) =>
    expiringLetter(data, occasion, t, "pooledPointsExpiring", "/pool#calendar"),
  "wish-paused": (data, occasion, t) => wishPausedLetter(data, occasion, t),
  "gift-ended": giftEndedLetter,
  ...teamLetters,
  "stock-back": stockBackLetter,
  "reward-dearer": rewardDearerLetter,
  "stock-low": stockLowLetter,
  "present-offered": presentOfferedLetter,
  "terms-changed": (_data, occasion, t) => {
    if (occasion.terms === null) throw new Error("This mail needs a version of the terms");
    return termsLetter(occasion.terms, occasion, t);
  },
  checkpoint: ({ number, members, madeAt, file }, occasion, t) => ({
    subject: t("checkpoint.subject", { programme: occasion.programme, number }),
    preview: t("checkpoint.preview", { programme: occasion.programme }),
    heading: t("checkpoint.heading"),
    paragraphs: [t("checkpoint.body", { programme: occasion.programme })],
    facts: [
      { label: t("checkpoint.number"), value: String(number) },
      { label: t("checkpoint.madeAt"), value: moment(madeAt, occasion) },
      { label: t("checkpoint.members"), value: formatPoints(members, occasion.locale) },
      { label: t("checkpoint.file"), value: file },
    ],
    purpose: link(t("checkpoint.action"), occasion, "/verify"),
    note: t("checkpoint.note"),
  }),
};

type PlainKey =
  | "verifyEmail"
  | "alreadyMember"
  | "membershipMerged"
  | "membershipParted"
  | "signInCode"
  | "stepUpCode"
  | "welcome"
  | "resetPassword"
  | "newDevice"
  | "passwordChanged"
  | "pooledPointsExpiring"
  | "pointsAdjusted"
  | "pointsExpiring";

/** The parts most letters share, word for word from the messages. */
function plain(t: Translator, key: PlainKey | "factorChanged", { programme }: Occasion) {
  const bodies = key === "factorChanged" ? [] : [t(`${key}.body`, { programme })];
  return {
    subject: t(`${key}.subject`, { programme }),
    preview: t(`${key}.preview`, { programme }),
    heading: t(`${key}.heading`, { programme }),
    paragraphs: bodies,
    facts: [],
    note: t(`${key}.note`, { programme }),
  };
}

function expiringLetter(
  { points, at }: TemplateData["points-expiring"],
  occasion: Occasion,
  t: Translator,
  key: "pointsExpiring" | "pooledPointsExpiring",
  path: string,
): Words {
  const value = t("pointsExpiring.pointsValue", { points: formatPoints(points, occasion.locale) });
  const facts = [
    { label: t("pointsExpiring.points"), value },
    { label: t("pointsExpiring.until"), value: lastMoment(at, occasion) },
  ];
  return { ...plain(t, key, occasion), facts, purpose: link(t(`${key}.action`), occasion, path) };
}

function link(label: string, { origin }: Occasion, path: string) {
  return { kind: "link" as const, label, url: `${origin}${path}` };
}

function moment(at: string | undefined, { askedAt, zone, locale }: Occasion): string {
  return formatInstant(at === undefined ? askedAt : new Date(at), zone, locale);
}

/** Points good up to midnight are good until 23.59 of the day before. */
function lastMoment(end: string, { zone, locale }: Occasion): string {
  return formatInstant(new Date(Date.parse(end) - 1), zone, locale);
}

function verifyPath(secret: string): string {
  const { token, returnTo } = joiningSecret.read(secret);
  const on = returnTo === null ? "" : `&returnTo=${encodeURIComponent(returnTo)}`;
  return `/join/verify?token=${encodeURIComponent(token)}${on}`;
}

function secretOf({ secret }: Occasion): string {
  if (secret === null) throw new Error("This mail needs its secret");
  return secret;
}

function sixDigits(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new Error("A sign-in code has six digits");
  return code;
}

function adjustmentOf({ adjustedPoints }: Occasion): number {
  if (adjustedPoints === null) throw new Error("This mail needs an adjustment of its person");
  return adjustedPoints;
}

const factorWords = {
  "totp-enrolled": "totpAdded",
  "totp-removed": "totpRemoved",
  "recovery-codes-issued": "recoveryCodes",
  "recovery-code-used": "recoveryCodeUsed",
  "passkey-added": "passkeyAdded",
  "passkey-removed": "passkeyRemoved",
  "passkey-copied": "passkeyCopied",
} as const satisfies Record<FactorChange, string>;

/** A name is said only where it is nothing but a name: no address a mail program would turn into a link. */
function greetable(name: string | null): string | null {
  return name !== null && /^[\p{L}\p{M}'’ -]+(\.(?=\s|$)[\p{L}\p{M}'’ -]*)*$/u.test(name) ? name : null;
}
