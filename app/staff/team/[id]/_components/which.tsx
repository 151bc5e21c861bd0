import type { Colleague } from "@/db/queries/team";

/** Whom a form is about, as they were read. */
export function Which({ colleague }: { colleague: Colleague }) {
  return (
    <>
      <input type="hidden" name="person" value={colleague.publicId} />
      <input type="hidden" name="version" value={colleague.version} />
    </>
  );
}
