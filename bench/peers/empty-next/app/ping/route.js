export const dynamic = "force-dynamic";

/** The least a route of Next's can do: the floor of the framework. */
export function GET() {
  return Response.json({ ok: true });
}
