import enAuth from "./en/auth.json";
import enErrors from "./en/errors.json";
import enFront from "./en/front.json";
import enMail from "./en/mail.json";
import enProfile from "./en/profile.json";
import enShell from "./en/shell.json";
import enUi from "./en/ui.json";
import idAuth from "./id/auth.json";
import idErrors from "./id/errors.json";
import idFront from "./id/front.json";
import idMail from "./id/mail.json";
import idProfile from "./id/profile.json";
import idShell from "./id/shell.json";
import idUi from "./id/ui.json";

/** Every word people read, by namespace: one file per namespace and language, listed here once. Indonesian is the original. */
const id = {
  auth: idAuth,
  errors: idErrors,
  front: idFront,
  mail: idMail,
  profile: idProfile,
  shell: idShell,
  ui: idUi,
};

/** A translation with a missing namespace or key does not compile. */
const en: Messages = {
  auth: enAuth,
  errors: enErrors,
  front: enFront,
  mail: enMail,
  profile: enProfile,
  shell: enShell,
  ui: enUi,
};

export type Messages = typeof id;
export const catalogue = { id, en } as const;
