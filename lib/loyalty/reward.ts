/** What a reward says of itself, in each language. */
export type RewardTexts = Record<"id" | "en", RewardText>;
export type RewardText = { name: string; summary: string; howToUse: string; conditions: string };
