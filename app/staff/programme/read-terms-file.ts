/** What an uploaded file says: null when none was chosen, undefined when it is no JSON. */
export async function readTermsFile(file: File | undefined): Promise<unknown> {
  if (file === undefined || file.size === 0) return null;
  try {
    const said: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ""));
    return said ?? undefined;
  } catch {
    return undefined;
  }
}
