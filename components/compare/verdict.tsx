import { SafeText } from "@/components/key/safe-text";
import type { ScopeDiff } from "@/lib/audit/diff";
import type { Side } from "./side";

/** The comparison in one sentence, with how far apart the two are. */
export function Verdict({ a, b, diff }: { a: Side; b: Side; diff: ScopeDiff }) {
  const { onlyLeft, both, onlyRight } = diff;
  const all = onlyLeft.length + both.length + onlyRight.length;
  const apart = onlyLeft.length + onlyRight.length;
  if (apart === 0) {
    return (
      <p className="prose-width mt-6 text-pretty">
        {all === 0 ? "Neither has a scope." : `They are the same: ${scopes(all)}, distance 0.`}
      </p>
    );
  }
  return (
    <p className="prose-width mt-6 text-pretty">
      They differ in <strong className="font-semibold">{apart}</strong> of {scopes(all)}: only{" "}
      <Name side={a} /> has {onlyLeft.length}, only <Name side={b} /> has {onlyRight.length}, and{" "}
      {both.length} {both.length === 1 ? "is" : "are"} in both.
    </p>
  );
}

function Name({ side }: { side: Side }) {
  if (side.kind === "key") return <SafeText text={side.key.name} />;
  return side.kind === "purpose" ? <>“{side.purpose.label}”</> : null;
}

function scopes(count: number): string {
  return `${count} ${count === 1 ? "scope" : "scopes"}`;
}
