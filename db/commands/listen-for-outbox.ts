/** A connection that can wait for notices; the queue's own is used, so that one connection listens for everything. */
type Listening = { query: (text: string) => Promise<unknown> };

export const OUTBOX_CHANNEL = "outbox";

/** Asks to be told when outbox rows were committed. */
export async function listenForOutbox(connection: Listening): Promise<void> {
  await connection.query(`listen ${OUTBOX_CHANNEL}`);
}
