"use client";
import { FileQuestion } from "lucide-react";
import { analysisOf } from "@/components/key/analysis-of";
import { StatePanel } from "@/components/ui/state-panel";
import { diffScopes } from "@/lib/audit/catalogue/diff";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { ComparedPrints } from "./compared-prints";
import { DiffGroups } from "./diff-groups";
import { DifferenceSentence } from "./difference-sentence";
import { EffectsTable } from "./effects-table";
import { RightSizePanel } from "./right-size-panel";
import { type Side, scopesOfSide, sideName } from "./side";
import { SideHead } from "./side-head";

/** Two sides, compared. Where one is not read there is nothing to compare, and that is said instead. */
export function Comparison({ a, b, fleet }: { a: Side; b: Side; fleet: Fleet }) {
  const [left, right] = [scopesOfSide(a, b), scopesOfSide(b, a)];
  if (left === null || right === null) return <NotKnown sides={[a, b]} fleet={fleet} />;
  const names = [sideName(a), sideName(b)] as const;
  const diff = diffScopes(left, right);
  const key = a.kind === "key" ? a : b.kind === "key" ? b : null;
  const purpose = a.kind === "purpose" ? a.purpose : b.kind === "purpose" ? b.purpose : null;
  return (
    <>
      <DifferenceSentence a={a} b={b} diff={diff} />
      <div className="mt-6 space-y-3">
        <SideHead side={a} fleet={fleet} />
        <ComparedPrints a={analysisOf(left).print} b={analysisOf(right).print} names={names}>
          <SideHead side={b} fleet={fleet} />
        </ComparedPrints>
      </div>
      <div className="mt-8 grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <DiffGroups diff={diff} titles={[`Only ${names[0]}`, `Only ${names[1]}`]} />
        </div>
        <div className="min-w-0 space-y-8 max-xl:-order-1">
          {key !== null && key.scopes !== null && purpose !== null && (
            <RightSizePanel apiKey={key.key} scopes={key.scopes} purpose={purpose} fleet={fleet} />
          )}
          <EffectsTable a={left} b={right} names={names} />
        </div>
      </div>
    </>
  );
}

function NotKnown({ sides, fleet }: { sides: readonly Side[]; fleet: Fleet }) {
  const reading = fleet.finishedAtMs === null;
  return (
    <div className="mt-6 space-y-4">
      {sides.map((side, index) => {
        if (side.kind === "purpose" || (side.kind === "key" && side.scopes !== null)) return null;
        const which = index === 0 ? "first" : "second";
        return (
          <StatePanel
            // biome-ignore lint/suspicious/noArrayIndexKey: two sides, and both may be absent
            key={index}
            icon={FileQuestion}
            tone="unknown"
            title={
              side.kind === "absent"
                ? `The ${which} key was not found`
                : `The scopes of ${sideName(side)} are not known`
            }
          >
            {side.kind === "absent"
              ? `None of the ${countOf(fleet.keys.length, "key")} listed${reading ? " so far" : ""} is at this address. It may belong to another account.`
              : (side.hole?.message ?? (reading ? "They are being read." : "They were not read."))}
          </StatePanel>
        );
      })}
    </div>
  );
}
