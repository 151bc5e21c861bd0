import { getTranslations } from "next-intl/server";
import { Form } from "@/components/form";
import { Badge } from "@/components/ui/badge";
import { PendingLink } from "@/components/ui/pending-link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlanView } from "@/db/queries/reward-plans";
import { inWords } from "@/lib/in-words";
import { cancel } from "../plan-actions";
import { PlannedChanges } from "./planned-changes";
import { rowTeller } from "./say-row";

/** Planned changes, each with its time, what it does, who planned it, and taking it back while it has not taken effect. */
export async function PlanList({ plans, mayEdit, isNamed }: { plans: PlanView[]; mayEdit: boolean; isNamed: boolean }) {
  const [t, words, say] = await Promise.all([getTranslations("staff-catalogue.plan"), inWords(), rowTeller(false)]);
  return (
    <ol className="grid">
      {plans.map((plan) => (
        <li
          key={plan.publicId}
          className={`grid gap-2 border-t border-line py-4 first:border-t-0 sm:gap-x-6 ${isNamed ? "sm:grid-cols-[14rem_1fr_auto]" : "sm:grid-cols-[1fr_auto]"}`}
        >
          <div>
            <p className="font-semibold">{words.at(plan.takesEffectAt)}</p>
            <p className="text-note text-ink-soft">
              {t("by")}: {plan.plannedBy ?? "–"}
            </p>
            {plan.state === "planned" ? null : (
              <Badge
                tone={plan.state === "refused" ? "bad" : undefined}
                icon={plan.state === "done" ? "check" : "info"}
              >
                {t(`state.${plan.state}`)}
              </Badge>
            )}
          </div>
          <div className={`grid content-start gap-1 ${isNamed ? "" : "sm:row-start-2"}`}>
            {isNamed ? (
              <PendingLink
                href={`/staff/rewards/${plan.rewardId}`}
                className="text-link inline-flex min-h-11 items-center font-semibold"
              >
                {plan.rewardName}
              </PendingLink>
            ) : null}
            <PlannedChanges plan={plan} />
            {plan.refusal === null ? null : (
              <p className="text-note text-bad">
                {say({ outcome: plan.refusal, problems: {}, isNew: false }).join(" ")}
              </p>
            )}
          </div>
          {mayEdit && plan.state === "planned" ? (
            <Form id={`cancel-${plan.publicId}`} action={cancel} className="self-start">
              <input type="hidden" name="planId" value={plan.publicId} />
              <SubmitButton look="secondary">
                {t("cancel")}
                <span className="sr-only">
                  : {t("cancelOne", { reward: plan.rewardName, at: words.at(plan.takesEffectAt) })}
                </span>
              </SubmitButton>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
