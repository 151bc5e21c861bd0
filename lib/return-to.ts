/** Where somebody was going, when that is a page of this portal; null for anything that could lead elsewhere. */
export function safeReturnTo(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return null;
  const here = "http://portal.invalid";
  if (!URL.canParse(value, here)) return null;
  const url = new URL(value, here);
  if (
    url.origin !== here ||
    url.pathname.startsWith("//") ||
    /^\/(sign-in|api|join|forgot|reset)(\/|$)/.test(url.pathname)
  )
    return null;
  return `${url.pathname}${url.search}`;
}

/** The page where one signs in and then goes on to `path`. */
export function signInPath(path: string | null): string {
  const returnTo = safeReturnTo(path);
  return returnTo === null ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}
