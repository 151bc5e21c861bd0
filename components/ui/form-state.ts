/** What a refused form says back: what was typed (never a password), what is wrong by field, and what is wrong with the whole. */
export type FormState = {
  values?: Record<string, string>;
  errors?: Record<string, string>;
  problem?: string;
  /** Says the thing was done, where the page stays. */
  success?: string;
};
