"use client";
import { analysisOf } from "@/components/key/analysis-of";
import { diffScopes } from "@/lib/audit/catalogue/diff";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { ComparedPrints } from "./compared-prints";
import { DiffGroups } from "./diff-groups";
import { DifferenceSentence } from "./difference-sentence";
import { EffectsTable } from "./effects-table";
import { NotKnown } from "./not-known";
import { RightSizePanel } from "./right-size-panel";
import { type Side, scopesOfSide, sideName } from "./side";
import { SideHead } from "./side-head";

/** Compares two sides. If one is not read, it says so instead. */
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
