import { notFound } from "next/navigation";
import { takeStatement } from "@/db/commands/take-statement";
import { inWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/statement";
import { requireMember } from "@/lib/session";
import { statementPdf } from "../_parts/statement-pdf";
import { statementCsv, statementRows } from "../_parts/statement-table";

type Visit = Awaited<ReturnType<typeof requireMember>>;
type Write = (visit: Visit, statement: Statement) => Promise<string | Buffer<ArrayBuffer> | Uint8Array<ArrayBuffer>>;

const table = (excel: boolean): Write => {
  return async ({ member }, statement) =>
    statementCsv(await statementRows(member.id, statement, await inWords()), excel);
};

const forms: Record<string, { type: string; write: Write }> = {
  "statement.json": {
    type: "application/json",
    write: async (_, statement) => `${JSON.stringify(statement, null, 1)}\n`,
  },
  "statement.csv": { type: "text/csv; charset=utf-8", write: table(false) },
  "statement-excel.csv": { type: "text/csv; charset=utf-8", write: table(true) },
  "statement.pdf": {
    type: "application/pdf",
    write: async ({ member, person, now }, statement) => {
      const words = await inWords();
      const about = { statement, name: person.name, number: member.number, madeAt: now };
      return new Uint8Array(await statementPdf(await statementRows(member.id, statement, words), about, words));
    },
  },
};

/** The member's whole statement in one of its forms, proved up to its last line. */
export async function GET(_request: Request, { params }: { params: Promise<{ form: string }> }): Promise<Response> {
  const visit = await requireMember();
  const name = (await params).form;
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form === undefined) notFound();
  const body = await form.write(visit, await takeStatement(visit.actor));
  return new Response(body, {
    headers: {
      "content-type": form.type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
