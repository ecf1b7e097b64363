import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useId } from "react";
import { ExposureScore } from "@/components/key/exposure-score";
import { KeyLink } from "@/components/key/key-link";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { Badge } from "@/components/ui/badge";
import { UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import { EFFECTS, isHarmful } from "@/lib/audit/effects/effects";
import type { KeyState } from "@/lib/audit/snapshot/changes";
import { ChangeDetails } from "./change-details";
import type { ShownChange } from "./compare-files";
import { KIND_WORD } from "./kinds";

/**
 * One key: how it changed, its print, and its exposure before and after. It expands to every scope and the time bounds.
 */
export function ChangeRow({
  row,
  label,
  hasLink,
  isOpen,
  onToggle,
}: {
  row: ShownChange;
  /** The account's name; null when there is only one. */
  label: string | null;
  hasLink: boolean;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const id = useId();
  const { kinds, before, after, gained, lost, api_key_id, newEffects } = row.change;
  const state = after ?? before;
  const harm = EFFECTS.filter(
    (effect) => newEffects.includes(effect.id) && isHarmful(effect.id),
  ).map((effect) => effect.label);
  const name = state?.name ?? "";
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`Details of ${name}`}
          onClick={onToggle}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-sunken pointer-coarse:size-11 print:hidden"
        >
          <ChevronRight
            aria-hidden="true"
            className={clsx("size-4 transition-transform", isOpen && "rotate-90")}
          />
        </button>
        <div className="min-w-0 flex-1 basis-56">
          <p className="break-words text-sm">
            {hasLink ? (
              <KeyLink apiKey={{ ...row.change, name }} />
            ) : (
              <span className="font-medium">
                <SafeText text={name} />
              </span>
            )}
            {kinds.includes("renamed") && before !== null && (
              <span className="text-ink-2">
                {" "}
                before: <SafeText text={before.name} />
              </span>
            )}
          </p>
          <p className="truncate text-ink-3 text-xs">
            {label !== null && (
              <>
                <SafeText text={label} />
                {" · "}
              </>
            )}
            <code>{api_key_id}</code>
          </p>
        </div>
        <div className="min-w-0 basis-44 text-sm">
          <span className="flex flex-wrap items-center gap-1">
            {kinds.map((kind) => (
              <Badge key={kind}>{KIND_WORD[kind]}</Badge>
            ))}
            {gained.length + lost.length > 0 && (
              <span className="figures text-xs">
                +{gained.length} −{lost.length}
              </span>
            )}
          </span>
          {harm.length > 0 && (
            <span className="mt-0.5 block text-ink-2 text-xs">can now: {harm.join(", ")}</span>
          )}
        </div>
        <div className="w-[12.6rem]">
          <KeyPrint cells={state?.analysis?.print ?? UNREAD_PRINT} />
        </div>
        <div className="flex basis-52 items-center gap-2 text-xs">
          <Exposure state={before} absent="no key" />
          {kinds.length > 0 && (
            <>
              <span aria-hidden="true" className="text-ink-3">
                →
              </span>
              <span className="sr-only">, and now </span>
              <Exposure state={after} absent="removed" />
            </>
          )}
        </div>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <ChangeDetails row={row} />}
      </div>
    </div>
  );
}

function Exposure({ state, absent }: { state: KeyState | null; absent: string }) {
  if (state === null) return <span className="text-ink-3">{absent}</span>;
  if (state.analysis === null) return <span className="text-ink-2">not read</span>;
  return <ExposureScore score={state.analysis.exposure.score} />;
}
