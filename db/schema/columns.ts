import { sql } from "drizzle-orm";
import { bigint, customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** The key inside the database; never shown outside. */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** The key the outside sees: a UUIDv7 made by the application. */
export const publicId = () => uuid("public_id").notNull();

export const points = (name: string) => bigint(name, { mode: "number" });
export const minor = (name: string) => bigint(name, { mode: "number" });
export const reference = (name: string) => bigint(name, { mode: "number" });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const recordedAt = (name = "created_at") => instant(name).notNull().default(sql`now()`);

/** Every table staff may edit: which edit this is, and whose (a person's id; null when the portal itself changed it). */
export const edited = () => ({
  version: integer("version").notNull().default(1),
  changedBy: bigint("changed_by", { mode: "number" }),
  changedAt: recordedAt("changed_at"),
});
