import { Readable } from "node:stream";
import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { proveStatement, takeStatement } from "@/db/commands/take-statement";
import { localDays } from "@/lib/base/local-time";
import { type InWords, inWords } from "@/lib/in-words";
import { requireMember } from "@/lib/session";
import { statementPdf } from "../_parts/statement-pdf";
import { statementCsv, statementRows } from "../_parts/statement-table";

type Visit = Awaited<ReturnType<typeof requireMember>>;
type Asked = { visit: Visit; words: InWords; from: Date | null; until: Date | null };
type Body = string | ReadableStream<Uint8Array>;

const table = (excel: boolean) => async (asked: Asked) => {
  const head = await proveStatement(asked.visit.actor);
  return statementCsv(rowsOf(asked, head.last?.version ?? 0), head.proof, asked.words, excel);
};

const forms: Record<string, { type: string; write: (asked: Asked) => Promise<Body> }> = {
  "statement.json": {
    type: "application/json",
    write: async ({ visit }) => `${JSON.stringify(await takeStatement(visit.actor), null, 1)}\n`,
  },
  "statement.csv": { type: "text/csv; charset=utf-8", write: table(false) },
  "statement-excel.csv": { type: "text/csv; charset=utf-8", write: table(true) },
  "statement.pdf": {
    type: "application/pdf",
    write: async (asked) => {
      const { visit, words, from, until } = asked;
      const statement = await takeStatement(visit.actor);
      const about = { statement, name: visit.person.name, number: visit.member.number, madeAt: visit.now, from, until };
      const bytes = statementPdf(rowsOf(asked, statement.lines.length), about, words);
      return Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    },
  },
};

function rowsOf({ visit, words, from, until }: Asked, last: number) {
  return statementRows({ memberId: visit.member.id, last, from, until }, words);
}

/** The member's statement in one of its forms, whole or of some days, proved up to its last line. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ form: string }> }): Promise<Response> {
  const visit = await requireMember();
  const name = (await params).form;
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form === undefined) notFound();
  const words = await inWords();
  const [first, last] = ["from", "until"].map((each) => request.nextUrl.searchParams.get(each) ?? "");
  const days = localDays(first ?? "", last ?? "", words.zone);
  const isUnread = (first !== "" && days.from === null) || (last !== "" && days.until === null);
  if (isUnread || (days.from && days.until && days.until <= days.from)) redirect("/activity/statement?days=wrong");
  return new Response(await form.write({ visit, words, ...days }), {
    headers: {
      "content-type": form.type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
