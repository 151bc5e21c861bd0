import enActivity from "./en/activity.json";
import enAuth from "./en/auth.json";
import enCard from "./en/card.json";
import enDisputes from "./en/disputes.json";
import enEarn from "./en/earn.json";
import enErrors from "./en/errors.json";
import enExpiry from "./en/expiry.json";
import enFeedback from "./en/feedback.json";
import enFriends from "./en/friends.json";
import enFront from "./en/front.json";
import enHome from "./en/home.json";
import enInbox from "./en/inbox.json";
import enMail from "./en/mail.json";
import enPool from "./en/pool.json";
import enProfile from "./en/profile.json";
import enRedemptions from "./en/redemptions.json";
import enRewardKinds from "./en/reward-kinds.json";
import enRewards from "./en/rewards.json";
import enRules from "./en/rules.json";
import enSaving from "./en/saving.json";
import enSetup from "./en/setup.json";
import enShell from "./en/shell.json";
import enStaff from "./en/staff.json";
import enStaffApprovals from "./en/staff-approvals.json";
import enStaffAudit from "./en/staff-audit.json";
import enStaffBalances from "./en/staff-balances.json";
import enStaffCare from "./en/staff-care.json";
import enStaffCatalogue from "./en/staff-catalogue.json";
import enStaffCodes from "./en/staff-codes.json";
import enStaffConsole from "./en/staff-console.json";
import enStaffCounter from "./en/staff-counter.json";
import enStaffDisputes from "./en/staff-disputes.json";
import enStaffDistribution from "./en/staff-distribution.json";
import enStaffFeedback from "./en/staff-feedback.json";
import enStaffFulfilment from "./en/staff-fulfilment.json";
import enStaffInvariants from "./en/staff-invariants.json";
import enStaffMembers from "./en/staff-members.json";
import enStaffMerge from "./en/staff-merge.json";
import enStaffPool from "./en/staff-pool.json";
import enStaffProgramme from "./en/staff-programme.json";
import enStaffReplay from "./en/staff-replay.json";
import enStaffRewards from "./en/staff-rewards.json";
import enStaffRules from "./en/staff-rules.json";
import enStaffSettings from "./en/staff-settings.json";
import enStaffTeam from "./en/staff-team.json";
import enStatement from "./en/statement.json";
import enStepUp from "./en/step-up.json";
import enTerms from "./en/terms.json";
import enTermsChanges from "./en/terms-changes.json";
import enTiers from "./en/tiers.json";
import enTransfer from "./en/transfer.json";
import enUi from "./en/ui.json";
import enVerify from "./en/verify.json";
import enWhy from "./en/why.json";
import idActivity from "./id/activity.json";
import idAuth from "./id/auth.json";
import idCard from "./id/card.json";
import idDisputes from "./id/disputes.json";
import idEarn from "./id/earn.json";
import idErrors from "./id/errors.json";
import idExpiry from "./id/expiry.json";
import idFeedback from "./id/feedback.json";
import idFriends from "./id/friends.json";
import idFront from "./id/front.json";
import idHome from "./id/home.json";
import idInbox from "./id/inbox.json";
import idMail from "./id/mail.json";
import idPool from "./id/pool.json";
import idProfile from "./id/profile.json";
import idRedemptions from "./id/redemptions.json";
import idRewardKinds from "./id/reward-kinds.json";
import idRewards from "./id/rewards.json";
import idRules from "./id/rules.json";
import idSaving from "./id/saving.json";
import idSetup from "./id/setup.json";
import idShell from "./id/shell.json";
import idStaff from "./id/staff.json";
import idStaffApprovals from "./id/staff-approvals.json";
import idStaffAudit from "./id/staff-audit.json";
import idStaffBalances from "./id/staff-balances.json";
import idStaffCare from "./id/staff-care.json";
import idStaffCatalogue from "./id/staff-catalogue.json";
import idStaffCodes from "./id/staff-codes.json";
import idStaffConsole from "./id/staff-console.json";
import idStaffCounter from "./id/staff-counter.json";
import idStaffDisputes from "./id/staff-disputes.json";
import idStaffDistribution from "./id/staff-distribution.json";
import idStaffFeedback from "./id/staff-feedback.json";
import idStaffFulfilment from "./id/staff-fulfilment.json";
import idStaffInvariants from "./id/staff-invariants.json";
import idStaffMembers from "./id/staff-members.json";
import idStaffMerge from "./id/staff-merge.json";
import idStaffPool from "./id/staff-pool.json";
import idStaffProgramme from "./id/staff-programme.json";
import idStaffReplay from "./id/staff-replay.json";
import idStaffRewards from "./id/staff-rewards.json";
import idStaffRules from "./id/staff-rules.json";
import idStaffSettings from "./id/staff-settings.json";
import idStaffTeam from "./id/staff-team.json";
import idStatement from "./id/statement.json";
import idStepUp from "./id/step-up.json";
import idTerms from "./id/terms.json";
import idTermsChanges from "./id/terms-changes.json";
import idTiers from "./id/tiers.json";
import idTransfer from "./id/transfer.json";
import idUi from "./id/ui.json";
import idVerify from "./id/verify.json";
import idWhy from "./id/why.json";

/** Every word people read, by namespace: one file per namespace and language, listed here once. Indonesian is the original. */
const id = {
  activity: idActivity,
  auth: idAuth,
  card: idCard,
  disputes: idDisputes,
  earn: idEarn,
  errors: idErrors,
  expiry: idExpiry,
  feedback: idFeedback,
  friends: idFriends,
  front: idFront,
  home: idHome,
  inbox: idInbox,
  mail: idMail,
  pool: idPool,
  profile: idProfile,
  redemptions: idRedemptions,
  "reward-kinds": idRewardKinds,
  rewards: idRewards,
  rules: idRules,
  saving: idSaving,
  setup: idSetup,
  shell: idShell,
  staff: idStaff,
  "staff-approvals": idStaffApprovals,
  "staff-audit": idStaffAudit,
  "staff-balances": idStaffBalances,
  "staff-care": idStaffCare,
  "staff-catalogue": idStaffCatalogue,
  "staff-console": idStaffConsole,
  "staff-codes": idStaffCodes,
  "staff-counter": idStaffCounter,
  "staff-disputes": idStaffDisputes,
  "staff-distribution": idStaffDistribution,
  "staff-feedback": idStaffFeedback,
  "staff-fulfilment": idStaffFulfilment,
  "staff-members": idStaffMembers,
  "staff-merge": idStaffMerge,
  "staff-pool": idStaffPool,
  "staff-programme": idStaffProgramme,
  "staff-replay": idStaffReplay,
  "staff-rewards": idStaffRewards,
  "staff-rules": idStaffRules,
  "staff-settings": idStaffSettings,
  "staff-team": idStaffTeam,
  "step-up": idStepUp,
  terms: idTerms,
  "terms-changes": idTermsChanges,
  tiers: idTiers,
  transfer: idTransfer,
  ui: idUi,
  why: idWhy,
  "staff-invariants": idStaffInvariants,
  statement: idStatement,
  verify: idVerify,
};

/** A translation with a missing namespace or key does not compile. */
const en: Messages = {
  activity: enActivity,
  auth: enAuth,
  card: enCard,
  disputes: enDisputes,
  earn: enEarn,
  errors: enErrors,
  expiry: enExpiry,
  feedback: enFeedback,
  friends: enFriends,
  front: enFront,
  home: enHome,
  inbox: enInbox,
  mail: enMail,
  pool: enPool,
  profile: enProfile,
  redemptions: enRedemptions,
  "reward-kinds": enRewardKinds,
  rewards: enRewards,
  rules: enRules,
  saving: enSaving,
  setup: enSetup,
  shell: enShell,
  staff: enStaff,
  "staff-approvals": enStaffApprovals,
  "staff-audit": enStaffAudit,
  "staff-balances": enStaffBalances,
  "staff-care": enStaffCare,
  "staff-catalogue": enStaffCatalogue,
  "staff-console": enStaffConsole,
  "staff-codes": enStaffCodes,
  "staff-counter": enStaffCounter,
  "staff-disputes": enStaffDisputes,
  "staff-distribution": enStaffDistribution,
  "staff-feedback": enStaffFeedback,
  "staff-fulfilment": enStaffFulfilment,
  "staff-members": enStaffMembers,
  "staff-merge": enStaffMerge,
  "staff-pool": enStaffPool,
  "staff-programme": enStaffProgramme,
  "staff-replay": enStaffReplay,
  "staff-rewards": enStaffRewards,
  "staff-rules": enStaffRules,
  "staff-settings": enStaffSettings,
  "staff-team": enStaffTeam,
  "step-up": enStepUp,
  terms: enTerms,
  "terms-changes": enTermsChanges,
  tiers: enTiers,
  transfer: enTransfer,
  ui: enUi,
  why: enWhy,
  "staff-invariants": enStaffInvariants,
  statement: enStatement,
  verify: enVerify,
};

export type Messages = typeof id;
export const catalogue = { id, en } as const;
