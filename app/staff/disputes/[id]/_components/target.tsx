import type { StaffDispute } from "@/db/queries/staff-disputes";

/** Which dispute, and what of it was read before it was decided. */
export function Target({ dispute }: { dispute: Pick<StaffDispute, "publicId" | "version"> }) {
  return (
    <>
      <input type="hidden" name="disputeId" value={dispute.publicId} />
      <input type="hidden" name="version" value={dispute.version} />
    </>
  );
}
