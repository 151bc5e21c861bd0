import { connect, disconnect } from "@/db/client";
import { realNow } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { openKopiSenja } from "./kopi-senja";

// Writes the demonstration programme into an empty database, and nothing into any other.
const owner = connect(env().ownerUrl, { max: 3 });
try {
  const [row] = await owner<{ isEmpty: boolean }[]>`
    select not exists (select from people) and not exists (select from members) and not exists (select from terms_versions) as "isEmpty"`;
  if (row?.isEmpty) {
    const began = performance.now();
    await openKopiSenja(owner, realNow());
    console.log(`Kopi Senja is open (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  }
} finally {
  await Promise.all([owner.end({ timeout: 2 }), disconnect()]);
}
