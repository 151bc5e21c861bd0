/** Next calls this once, before the first request. It builds it for its other runtime as well, which the portal never runs in. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { beginAskingAhead } = await import("@/lib/asked-ahead");
  beginAskingAhead();
}
