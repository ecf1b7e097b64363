import { SafeText } from "@/components/key/safe-text";
import type { ScopeDiff } from "@/lib/audit/catalogue/diff";
import { countOf } from "@/lib/audit/words";
import type { Side } from "./side";

/** The comparison in one sentence: how far apart the two are, and what of it is on which side. */
export function Verdict({ a, b, diff }: { a: Side; b: Side; diff: ScopeDiff }) {
  return <p className="prose-width mt-6 text-pretty">{words()}</p>;

  function words() {
    if (a.kind === "key" && b.kind === "purpose") return <Fit apiKey={a} purpose={b} diff={diff} />;
    if (a.kind === "purpose" && b.kind === "key") {
      const { onlyLeft, both, onlyRight } = diff;
      const turned = { onlyLeft: onlyRight, both, onlyRight: onlyLeft };
      return <Fit apiKey={b} purpose={a} diff={turned} />;
    }
    return <Difference a={a} b={b} diff={diff} />;
  }
}

function Difference({ a, b, diff: { onlyLeft, both, onlyRight } }: Parameters<typeof Verdict>[0]) {
  const apart = onlyLeft.length + onlyRight.length;
  const all = apart + both.length;
  if (all === 0) return "Neither has a scope.";
  if (apart === 0)
    return `They can do the same: all ${countOf(all, "scope")} are in both, distance 0.`;
  return (
    <>
      <strong className="font-semibold">Distance {apart}</strong> over {countOf(all, "scope")}: only{" "}
      <Name side={a} /> has {onlyLeft.length}, only <Name side={b} /> has {onlyRight.length}, and{" "}
      {countOf(both.length, "is", "are")} in both.
    </>
  );
}

/** How a key fits a purpose. `onlyLeft` of the difference is what the key has too much. */
function Fit({
  apiKey,
  purpose,
  diff: { onlyLeft, both, onlyRight },
}: {
  apiKey: Side;
  purpose: Side;
  diff: ScopeDiff;
}) {
  const fits = onlyLeft.length + onlyRight.length === 0;
  return (
    <>
      <Name side={apiKey} /> has{" "}
      <strong className="font-semibold">
        {fits
          ? `exactly what it takes: ${countOf(both.length, "scope")}`
          : `${countOf(onlyLeft.length, "scope")} too many and lacks ${onlyRight.length}`}
      </strong>
      {!fits && `; ${both.length} of its ${both.length + onlyLeft.length} serve the purpose`}. The
      purpose is <Name side={purpose} />.
    </>
  );
}

function Name({ side }: { side: Side }) {
  if (side.kind === "key") return <SafeText text={side.key.name} />;
  return side.kind === "purpose" ? `“${side.purpose.label}”` : null;
}
