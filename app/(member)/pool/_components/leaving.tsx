import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { FormDisclosure } from "@/components/form-disclosure";
import { ProofField } from "@/components/proof-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PoolView } from "@/db/queries/pool";
import { newId } from "@/lib/base/uuid";
import { currentVisit } from "@/lib/session";
import { leavingBound } from "@/lib/step-up-bound";
import { leave } from "../actions";

/** Leaving, behind its question: points come along, so that it asks for a fresh code as taking them out does. */
export async function Leaving({ pool }: { pool: NonNullable<PoolView["pool"]> }) {
  const [t, { session }] = await Promise.all([getTranslations("pool"), currentVisit()]);
  const sheet = { pool: pool.publicId, key: newId() };
  const isLast = pool.members.filter((each) => each.state === "joined").length === 1;
  return (
    <div className="mt-10">
      <Form id="pool-leave" action={leave}>
        <FormDisclosure question={t("leave.question")}>
          <p className="max-w-xl">{t(isLast ? "leave.last" : "leave.share")}</p>
          <input type="hidden" name="pool" value={sheet.pool} />
          <input type="hidden" name="key" value={sheet.key} />
          <div className="grid max-w-xl gap-4">
            <ProofField hint={t("confirm.code")} bound={leavingBound({ session: session?.publicId ?? "", ...sheet })} />
          </div>
          <div>
            <SubmitButton look="danger">{t("leave.confirm")}</SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
    </div>
  );
}
