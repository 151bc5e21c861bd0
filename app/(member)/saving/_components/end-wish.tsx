import { Form } from "@/components/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/base/uuid";
import type { WishPurpose } from "@/lib/loyalty/wish";
import { end } from "../actions";

/** Takes a wish back; nothing has to be confirmed, since it can be wished again. */
export function EndWish({ purpose, label }: { purpose: WishPurpose; label: string }) {
  return (
    <Form id={`saving-end-${purpose}`} action={end}>
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="key" value={newId()} />
      <div>
        <SubmitButton look="secondary">{label}</SubmitButton>
      </div>
    </Form>
  );
}
