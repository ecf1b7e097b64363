export const dynamic = "force-dynamic";

/** The least a Next route can do: the framework's floor. */
export function GET() {
  return Response.json({ ok: true });
}
