/** Where the card keeps its key and its page on this device. */
export const CARD_STORE = "setia-card";

/** Takes the card off this device: its key, its page, and the worker that kept it. Begun at once; whoever signs out does not wait for it. */
export function forgetCard(): void {
  globalThis.indexedDB?.deleteDatabase(CARD_STORE);
  globalThis.caches?.delete(CARD_STORE).catch(() => {});
  globalThis.navigator.serviceWorker
    ?.getRegistration("/card")
    .then((registration) => registration?.unregister())
    .catch(() => {});
}
