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

/** The page where one joins and then goes on to `path`. */
export function joinPath(path: string | null): string {
  const returnTo = safeReturnTo(path);
  return returnTo === null ? "/join" : `/join?returnTo=${encodeURIComponent(returnTo)}`;
}

/** What the link of the joining mail carries: the token, and where whoever uses it was going. Neither holds a space. */
export const joiningSecret = {
  written: (token: string, path: unknown) => {
    const returnTo = safeReturnTo(path);
    return returnTo === null ? token : `${token} ${returnTo}`;
  },
  read: (secret: string) => {
    const [token = "", returnTo] = secret.split(" ");
    return { token, returnTo: safeReturnTo(returnTo) };
  },
};

/** The page where one signs in and then goes on to `path`. */
export function signInPath(path: string | null): string {
  const returnTo = safeReturnTo(path);
  return returnTo === null ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}
