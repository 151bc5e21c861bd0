import { type PurchaseField, purchaseFields } from "@/lib/loyalty/purchase-row";
import { type CsvFile, openCsvFile } from "./csv-file";

/** Opens a CSV file of purchases. */
export function openPurchaseFile(path: string, map: string | undefined): Promise<CsvFile<PurchaseField>> {
  return openCsvFile(path, map, { fields: purchaseFields, required: ["member", "occurredAt", "total"] });
}
