import type { IncomingMessage, ServerResponse } from "node:http";

type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;

export function pageEntries(distDir: string): {
  entryOf: (request: Asked) => ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
  isRead: (request: Asked) => boolean;
};
