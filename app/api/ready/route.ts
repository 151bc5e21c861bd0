import { databaseIsReady } from "@/db/queries/readiness";

/** 200 only when the database answers and its migrations are the ones this build was made for; 503 until then. */
export async function GET() {
  const ready = await databaseIsReady();
  return Response.json(
    { status: ready ? "ready" : "not ready" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
