/** A connection that can wait for notices; the queue's own is used, so that one connection listens for everything. */
type Listening = { query: (text: string) => Promise<unknown> };

export const OUTBOX_CHANNEL = "outbox";

/** Told when the programme's nights begin elsewhere (db/functions/48-settings.sql). */
export const ZONE_CHANNEL = "zone";

/** Asks to be told when outbox rows were committed, and when the programme's zone changed. */
export async function listenForOutbox(connection: Listening): Promise<void> {
  await connection.query(`listen ${OUTBOX_CHANNEL}`);
  await connection.query(`listen ${ZONE_CHANNEL}`);
}
