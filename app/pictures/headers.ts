/** Of a picture: how long it is kept, and that nothing in it may run, wherever it is opened. */
export function pictureHeaders(mime: string, kept: string): Record<string, string> {
  return {
    "content-type": mime,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": `public, ${kept}`,
  };
}
