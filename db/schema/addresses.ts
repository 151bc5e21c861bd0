import { index, pgTable, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, id, publicId, recordedAt, reference } from "./columns";
import { people } from "./people";

/** Where somebody had something sent and wants to again, sealed under their own key. */
export const addresses = pgTable(
  "addresses",
  {
    id: id(),
    publicId: publicId(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    cipher: bytea("cipher").notNull(),
    createdAt: recordedAt(),
  },
  (t) => [uniqueIndex("addresses_public_id_once").on(t.publicId), index("addresses_of").on(t.personId, t.id)],
);
