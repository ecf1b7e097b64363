"use client";
import { ArrowLeftRight } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useDeferredValue, useRef } from "react";
import { BeyondNote } from "@/components/fleet/beyond/beyond-note";
import { FleetBody } from "@/components/fleet/fleet-body";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import { Button } from "@/components/ui/button";
import type { ComboboxHandle } from "@/components/ui/combobox";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Skeleton } from "@/components/ui/skeleton";
import { Comparison } from "./comparison";
import { HalfChosen } from "./half-chosen";
import { NotKnown } from "./not-known";
import { sideFrom } from "./side";
import { SidePicker } from "./side-picker";
import { StartingPointList } from "./starting-point-list";

const STATE = { a: parseAsText, b: parseAsText };

/** Compares two keys, or a key with a purpose: what one has that the other lacks. */
export function ComparePage() {
  const view = useFleet();
  const fleet = useDeferredValue(view.fleet);
  const [state, setState] = useQueryStates(STATE, { history: "push" });
  const left = useRef<ComboboxHandle>(null);
  const right = useRef<ComboboxHandle>(null);
  const [a, b] = [sideFrom(fleet, state.a), sideFrom(fleet, state.b)];
  const swap = () => void setState({ a: state.b, b: state.a });
  const chosen = a ?? b;
  useHotkey(
    "/",
    () => (a !== null && b === null ? right : left).current?.focus(),
    "Choose what to compare",
  );
  useHotkey("x", swap, "Swap the two sides");

  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.compare.title}</h1>
      <p className="prose-width mt-1 text-pretty text-ink-2">
        Compare two keys, or a key with a purpose.
      </p>
      <BeyondNote />
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:items-end">
        <SidePicker
          ref={left}
          label="Key A"
          side={a}
          first="key"
          fleet={fleet}
          onChoose={(value) => void setState({ a: value })}
        />
        <Button
          tone="quiet"
          square
          aria-label="Swap the two"
          aria-keyshortcuts="x"
          disabled={a === null && b === null}
          onClick={swap}
          className="mb-0.5 max-sm:self-center"
        >
          <ArrowLeftRight aria-hidden="true" className="size-4 max-sm:rotate-90" />
        </Button>
        <SidePicker
          ref={right}
          label="Key B or purpose"
          side={b}
          first="purpose"
          fleet={fleet}
          onChoose={(value) => void setState({ b: value })}
        />
      </div>
      <FleetBody view={view} fleet={fleet} waiting={<Skeleton className="mt-8 h-64 w-full" />}>
        {a !== null && b !== null ? (
          <Comparison a={a} b={b} fleet={fleet} />
        ) : chosen !== null && chosen.kind !== "absent" ? (
          <HalfChosen
            side={chosen}
            fleet={fleet}
            onChoose={(value) => void setState(a === null ? { a: value } : { b: value })}
          />
        ) : (
          <>
            {chosen !== null && <NotKnown sides={[a, b]} fleet={fleet} />}
            <StartingPointList fleet={fleet} />
          </>
        )}
      </FleetBody>
    </>
  );
}
