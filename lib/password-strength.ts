/** What is shown under a new password while it is typed: one step of three, or as many as it takes, and the reason in words. */
export type PasswordStrength = { steps: 1 | 2 | 3; words: string };
