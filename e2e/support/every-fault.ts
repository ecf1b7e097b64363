import { Fault } from "@/lib/sandbox/faults/fault";

/** Every fault of the sandbox. The kinds come from its own schema, so that a new one is included automatically. */
export function everyFault(): Fault[] {
  const more = {
    latency: { ms: 50 },
    redirect: { location: "http://127.0.0.1:9/elsewhere" },
    "rate-limited": { reset: "epoch+1" },
  };
  const statuses = [401, 403, 404, 500, 502, 503, 504] as const;
  const kinds = Fault.options.flatMap(({ shape: { kind } }) =>
    "options" in kind ? kind.options : [...kind.values],
  );
  return kinds.flatMap((kind) =>
    kind === "status"
      ? statuses.map((status) => Fault.parse({ kind, status }))
      : [Fault.parse({ kind, ...(kind in more ? Reflect.get(more, kind) : {}) })],
  );
}
