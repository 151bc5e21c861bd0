import type { IncomingMessage } from "node:http";

export function forwardedHeaders(trustedProxies: string[]): (request: IncomingMessage) => void;
