export type OwnPortal = {
  origin: string;
  ownerUrl: string;
  /** Where mail is written as .eml files; of an empty portal. */
  mailFolder: string | undefined;
  isSameProcess: () => boolean;
  operate: (...args: string[]) => string;
  ready: () => Promise<void>;
  killDatabase: () => void;
  startDatabaseAgain: () => Promise<void>;
  stop: () => Promise<void>;
};
export function startOwnPortal(given?: { isEmpty?: boolean }): Promise<OwnPortal>;
