import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { Button } from "@/components/ui/button";
import { fittingPurposes } from "@/lib/audit/effects/purposes";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { purposeSide, type Side, scopesOfSide } from "./side";
import { SideHead } from "./side-head";

const SHOWN = 5;

/** Shown when one side is chosen: its print and, for a key, the purposes it fits. */
export function HalfChosen({
  side,
  fleet,
  onChoose,
}: {
  side: Side;
  fleet: Fleet;
  onChoose: (value: string) => void;
}) {
  const scopes = scopesOfSide(side, { kind: "absent" });
  if (scopes === null) return null;
  const fitting = side.kind === "key" ? fittingPurposes(scopes) : [];
  return (
    <section aria-label="Chosen so far" className="mt-6 space-y-3">
      <SideHead side={side} fleet={fleet} />
      <KeyPrint cells={analysisOf(scopes).print} />
      {side.kind === "key" && (
        <p className="pt-2 text-ink-2 text-sm">
          {fitting.length === 0
            ? "It doesn’t have everything needed for any known purpose. Choose one to see what it lacks."
            : "Choose what to compare it with, or a purpose it fits:"}
        </p>
      )}
      <ul className="flex flex-wrap gap-2">
        {fitting.slice(0, SHOWN).map(({ purpose, drop }) => (
          <li key={purpose.id}>
            <Button
              onClick={() => onChoose(purposeSide(purpose))}
              className="max-sm:whitespace-normal"
            >
              {purpose.label}
              <span className="text-ink-2 text-xs">
                {drop === 0 ? "nothing to drop" : `${drop} to drop`}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
