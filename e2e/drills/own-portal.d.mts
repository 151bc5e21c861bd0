export type OwnPortal = {
  origin: string;
  ownerUrl: string;
  isSameProcess: () => boolean;
  operate: (...args: string[]) => string;
  ready: () => Promise<void>;
  killDatabase: () => void;
  startDatabaseAgain: () => Promise<void>;
  stop: () => Promise<void>;
};
export function startOwnPortal(): Promise<OwnPortal>;
