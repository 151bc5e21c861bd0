import { env } from "@/lib/base/env";
import { isOwnOrigin } from "@/lib/base/origin";

/** Where passkeys hold: the name they are kept under, and the one address a browser may sign for. */
export type PasskeyHome = { id: string; origin: string };

/** Where this portal's passkeys hold. */
export function passkeysHere(): PasskeyHome {
  return passkeyHome(env().appOrigin);
}

/** Passkeys are kept under a name, never under a number: where this machine is meant, under `localhost` alone. */
export function passkeyHome(appOrigin: string): PasskeyHome {
  const { protocol, port, hostname } = new URL(appOrigin);
  const here = `${protocol}//localhost${port && `:${port}`}`;
  return isOwnOrigin(here, appOrigin) ? { id: "localhost", origin: here } : { id: hostname, origin: appOrigin };
}
