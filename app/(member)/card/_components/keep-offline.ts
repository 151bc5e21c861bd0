/**
 * Lets the worker keep this page for when there is no network: it stands for `/card` alone. Where it did not bring this very page (the
 * first time, or reached by a link from a page that is not its own), it is asked to fetch it once more.
 */
export async function keepCardOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const isItsOwn = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker.register("/card-worker.js", { scope: "/card" }).catch(() => null);
  if (!isItsOwn) registration?.active?.postMessage("keep");
}
