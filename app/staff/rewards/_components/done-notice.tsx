import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { choice, type Query, text } from "../../_components/address";
import { DoneLine } from "../../_components/done-line";

const done = [
  "created",
  "edited",
  "published",
  "unpublished",
  "archived",
  "unarchived",
  "stock",
  "date",
  "called-off",
  "file",
  "picture",
  "codes",
  "low",
  "raised",
  "kept",
  "planned",
  "focus",
] as const;

/** What was just done, as the address says it. */
export async function DoneNotice({ query, undo }: { query: Query; undo?: ReactNode }) {
  const what = choice(query, "done", done);
  if (what === null) return null;
  if (what === "codes") return <CodesNotice query={query} />;
  if (what === "low") return <DoneLine sentence={(await getTranslations("staff-codes.done"))("low")} />;
  const own = await getTranslations("staff-catalogue");
  if (what === "planned") return <DoneLine sentence={own("plan.planned")} />;
  if (what === "focus") return <DoneLine sentence={own("focus.saved")} />;
  return <DoneLine sentence={(await getTranslations("staff-rewards.done"))(what)} undo={undo} />;
}

/** How many codes came in, and where each line of their list stands. */
async function CodesNotice({ query }: { query: Query }) {
  const t = await getTranslations("staff-codes.done");
  const figure = (name: string) => Number(text(query, name)) || 0;
  const duplicates = figure("duplicates");
  return (
    <div className="mb-6">
      <Notice tone={duplicates > 0 ? "warn" : "good"}>
        <p>{t("codes", { added: figure("added") })}</p>
        {duplicates > 0 ? <p>{t("duplicates", { duplicates })}</p> : null}
      </Notice>
    </div>
  );
}
