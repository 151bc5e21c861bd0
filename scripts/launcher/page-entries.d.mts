import type { IncomingMessage, ServerResponse } from "node:http";

export function pageEntries(
  distDir: string,
): (
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
) => ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
