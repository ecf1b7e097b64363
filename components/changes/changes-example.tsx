import { Badge } from "@/components/ui/badge";
import { Example } from "@/components/ui/example";
import { KIND_WORD } from "./kinds";

const ROWS = [
  { name: "ci-deploy-2", kind: "added", what: "Can create or change keys." },
  { name: "newsletter", kind: "rescoped", what: "Gained suppression.delete. Exposure 30 → 49." },
  { name: "zapier-2019", kind: "removed", what: "Had Full Access." },
] as const;

/** An example comparison with made-up keys. */
export function ChangesExample() {
  return (
    <Example caption="Two Mondays compared: 3 of 38 keys changed, 35 did not.">
      <ul className="divide-y divide-line text-sm">
        {ROWS.map(({ name, kind, what }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="w-28 font-medium">{name}</span>
            <span className="w-28">
              <Badge>{KIND_WORD[kind]}</Badge>
            </span>
            <span className="min-w-0 flex-1 basis-48 text-pretty text-ink-2">{what}</span>
          </li>
        ))}
      </ul>
    </Example>
  );
}
