import type { IncomingMessage, ServerResponse } from "node:http";

export function portalDoor(settings: {
  appOrigin: string;
  isDevelopment: boolean;
}): (request: IncomingMessage, response: ServerResponse) => { status: number; sentence: string } | null;
