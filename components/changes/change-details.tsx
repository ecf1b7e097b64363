import { ScopeChips } from "@/components/key/scope-chip";
import { MoreWords } from "@/components/ui/disclosure";
import { Fact } from "@/components/ui/section";
import { effectsSentence } from "@/lib/audit/effects/effects";
import type { Interval } from "@/lib/audit/interval";
import type { KeyState } from "@/lib/audit/snapshot/changes";
import { counted, countOf, utcWords } from "@/lib/audit/words";
import type { ShownChange } from "./compare-files";

/** What a key could do before and after, the scopes that changed, and between which two times it happened. */
export function ChangeDetails({ row: { change, history } }: { row: ShownChange }) {
  const { before, after, gained, lost, kinds } = change;
  const isNew = kinds.includes("added");
  const isGone = kinds.includes("removed");
  const { appeared, went, rescoped, readings } = history;
  return (
    <div className="space-y-4 border-line border-t bg-sunken px-3 py-4 text-sm sm:pl-13">
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Ability name="Before" state={before} absent="It didn’t exist." />
        <Ability name="After" state={after} absent="It no longer exists." />
      </dl>
      <Scopes title="Gained" sign="+" scopes={gained} />
      <Scopes title="Lost" sign="−" scopes={lost} />
      {isNew && <Scopes title="Holds" sign="+" scopes={after?.analysis?.real ?? []} />}
      {isGone && <Scopes title="Held" sign="−" scopes={before?.analysis?.real ?? []} />}
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
        {appeared !== null && (
          <Fact name="Created">
            {appeared.afterMs === null
              ? `Unknown: the first scan that could include it, by ${utcWords(appeared.byMs)}, already did.`
              : between(appeared)}
          </Fact>
        )}
        <Fact name="Scopes last changed">
          {rescoped !== null
            ? between(rescoped)
            : readings > 1
              ? `Not between these ${countOf(readings, "snapshot")}, unless it was undone.`
              : "Unknown: its scopes are in one snapshot only."}
        </Fact>
        {went !== null && <Fact name="Went">{between(went)}</Fact>}
      </dl>
    </div>
  );
}

/** Always both bounds: nobody knows the exact time between them. */
function between({ afterMs, byMs }: Interval): string {
  const by = `by ${utcWords(byMs)}`;
  return afterMs === null ? by : `after ${utcWords(afterMs)} and ${by}`;
}

function Ability({
  name,
  state,
  absent,
}: {
  name: string;
  state: KeyState | null;
  absent: string;
}) {
  const scopes = state?.analysis?.real;
  const words =
    state === null
      ? absent
      : scopes === undefined
        ? "Its scopes were not read, so what it can do is unknown."
        : `${effectsSentence(scopes)} ${countOf(scopes.length, "scope")}.`;
  return <Fact name={name}>{words}</Fact>;
}

function Scopes({
  title,
  sign,
  scopes,
}: {
  title: string;
  sign: string;
  scopes: readonly string[];
}) {
  if (scopes.length === 0) return null;
  return (
    <div>
      <h3 className="text-ink-2 text-xs">
        <span aria-hidden="true" className="font-mono">
          {sign}
        </span>{" "}
        {title} {countOf(scopes.length, "scope")}
      </h3>
      <ScopeChips scopes={scopes.slice(0, AT_ONCE)} className="mt-1.5" />
      {scopes.length > AT_ONCE && (
        <details>
          <MoreWords className="mt-1.5 text-xs">{counted(scopes.length - AT_ONCE)} more</MoreWords>
          <ScopeChips scopes={scopes.slice(AT_ONCE)} className="mt-1.5" />
        </details>
      )}
    </div>
  );
}

const AT_ONCE = 12;
