/** Which edit of the settings a form was filled in from: a later one is not forgotten over it. */
export function ReadAt({ version }: { version: number }) {
  return <input type="hidden" name="version" value={version} />;
}
