/** The edit a form was shown at: kept only while nobody answered since. */
export function VersionField({ version }: { version: number }) {
  return <input type="hidden" name="version" value={version} />;
}
