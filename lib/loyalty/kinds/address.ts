import { fieldsOf, type Given } from "./asks";

/** An address as a label says it, on one line. */
export function addressLine({ receiver, street, village, district, city, province, postalCode }: Given): string {
  const place = [street, village, district, city, province].filter(Boolean).join(", ");
  return `${receiver ?? ""} · ${place} ${postalCode ?? ""}`.trim();
}

/** The part of what was given that is an address, in one order; null where none was. */
export function addressIn(given: Given): Given | null {
  const fields = fieldsOf("address");
  return fields.every((name) => given[name]) ? Object.fromEntries(fields.map((name) => [name, given[name]])) : null;
}
