import { SafeText } from "@/components/key/safe-text";
import type { ScopeDiff } from "@/lib/audit/catalogue/diff";
import { counted, countOf, oneOr } from "@/lib/audit/words";
import type { Side } from "./side";

/** Sums up the comparison: how far apart the two sides are, and what is on which side. */
export function DifferenceSentence({ a, b, diff }: { a: Side; b: Side; diff: ScopeDiff }) {
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

function Difference({
  a,
  b,
  diff: { onlyLeft, both, onlyRight },
}: Parameters<typeof DifferenceSentence>[0]) {
  const apart = onlyLeft.length + onlyRight.length;
  if (apart + both.length === 0) return "Neither has any scopes.";
  const shared = `${counted(both.length)} ${oneOr(both.length, "is", "are")} shared.`;
  if (apart === 0) return `No scopes differ. ${shared}`;
  const [one] = onlyRight.length === 0 ? [a] : onlyLeft.length === 0 ? [b] : [];
  return (
    <>
      <strong className="font-semibold">{countOf(apart, "scope differs", "scopes differ")}</strong>
      {one === undefined ? (
        <>
          : {onlyLeft.length} only in <Name side={a} />, {onlyRight.length} only in{" "}
          <Name side={b} />.{" "}
        </>
      ) : (
        <>
          {apart === 1 ? ", only in " : ", all only in "}
          <Name side={one} />.{" "}
        </>
      )}
      {shared}
    </>
  );
}

/** How well a key fits a purpose. `onlyLeft` of the difference is what the key has in excess. */
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
          ? `exactly what it needs: ${countOf(both.length, "scope")}`
          : `${countOf(onlyLeft.length, "scope")} too many and lacks ${onlyRight.length}`}
      </strong>
      {!fits &&
        `; it needs ${both.length || "none"} of its ${countOf(both.length + onlyLeft.length, "scope")}`}
      . The purpose is <Name side={purpose} />.
    </>
  );
}

function Name({ side }: { side: Side }) {
  if (side.kind === "key") return <SafeText text={side.key.name} />;
  return side.kind === "purpose" ? `“${side.purpose.label}”` : null;
}
