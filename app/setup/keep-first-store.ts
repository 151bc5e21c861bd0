import { keepStore } from "@/db/commands/keep-store";
import { listStores } from "@/db/queries/stores";
import type { Actor } from "@/lib/loyalty/permissions";

/** Makes the first shop, or renames it; without a name there is none to make. */
export async function keepFirstStore(
  actor: Actor<"stores.edit">,
  { name, city, zone }: { name: string; city: string; zone: string },
): Promise<void> {
  if (name === "") return;
  const [first] = await listStores();
  if (first && first.name === name && first.city === city && first.zone === zone) return;
  const asked = { code: first?.code ?? "1", name, city, zone, channel: "store", isActive: true };
  await keepStore(actor, first ?? null, asked);
}
