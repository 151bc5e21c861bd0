import { stringify } from "csv-stringify/sync";
import { BATCH_MOST } from "@/db/commands/fulfil-batch";
import { listParcelsToSend } from "@/db/queries/fulfilment";
import { requireStaff } from "@/lib/session";
import { shippingColumns } from "@/lib/shipping-list";

/** The parcels that wait to be sent, for courier and tracking number to be filled in; nothing personal. */
export async function GET(): Promise<Response> {
  await requireStaff("redemptions.fulfil");
  const parcels = await listParcelsToSend(BATCH_MOST);
  return new Response(stringify([[...shippingColumns], ...parcels.map((id) => [id, "", ""])]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="to-send.csv"',
    },
  });
}
