import { CARD_STORE } from "@/components/forget-card";

type Kept = { session: string; key: CryptoKey };

/**
 * The key of this device for this session. It is made here and cannot be read out again (`extractable: false`): the server hears of it
 * once, through `register`, and keeps it sealed. Null where the browser has no way to keep one, or the server did not take it.
 */
export async function deviceKey(
  session: string,
  register: (key: string) => Promise<boolean>,
): Promise<CryptoKey | null> {
  if (!window.isSecureContext) return null;
  const store = await openStore();
  const kept = await settled<Kept | undefined>(store.transaction("keys").objectStore("keys").get("card"));
  if (kept?.session === session) return kept.key;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const taken = await register(base64url(bytes));
  bytes.fill(0);
  if (!taken) return null;
  const keep: Kept = { session, key };
  await settled(store.transaction("keys", "readwrite").objectStore("keys").put(keep, "card"));
  return key;
}

function openStore(): Promise<IDBDatabase> {
  const opening = indexedDB.open(CARD_STORE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
  return settled(opening).then((store) => {
    // Whoever signs out deletes it: it is let go at once.
    store.onversionchange = () => store.close();
    return store;
  });
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
