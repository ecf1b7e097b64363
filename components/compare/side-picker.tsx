"use client";
import { type Ref, useDeferredValue, useMemo, useState } from "react";
import { analysisOf } from "@/components/key/analysis-of";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { KEY_WAS_CUT, useWithoutKeys } from "@/components/links/use-without-keys";
import { Combobox, type ComboboxHandle } from "@/components/ui/combobox";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted } from "@/lib/audit/words";
import { type Side, sideName } from "./side";
import { type SideOption, sideOptions } from "./side-options";

/** Chooses one side: a key by name or ID, or a purpose. */
export function SidePicker({
  label,
  side,
  first,
  fleet,
  onChoose,
  ref,
}: {
  label: string;
  side: Side | null;
  /** Which kind of option comes first. */
  first: SideOption["kind"];
  fleet: Fleet;
  onChoose: (value: string) => void;
  ref?: Ref<ComboboxHandle>;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const { write, wasCut } = useWithoutKeys(setTyped);
  const asked = useDeferredValue(typed ?? "");
  const { options, more } = useMemo(
    () => sideOptions(asked, fleet.keys, first),
    [asked, fleet.keys, first],
  );
  const chosen = side === null || side.kind === "absent" ? "" : sideName(side);
  return (
    <Combobox<SideOption>
      ref={ref}
      eager
      label={label}
      text={typed ?? chosen}
      onText={write}
      options={options}
      optionsNow={() => sideOptions(typed ?? "", fleet.keys, first).options}
      optionKey={({ value }) => value}
      renderOption={(option) => <Option option={option} fleet={fleet} />}
      onChoose={({ value }) => {
        setTyped(null);
        onChoose(value);
      }}
      onCommit={() => setTyped(null)}
      placeholder="A key’s name or ID, or a purpose"
      footnote={wasCut ? KEY_WAS_CUT : footnote(options.length, more)}
      className="min-w-0 flex-1"
    />
  );
}

function Option({ option, fleet }: { option: SideOption; fleet: Fleet }) {
  if (option.kind === "purpose") {
    return (
      <>
        <span className="min-w-0 flex-1">{option.purpose.label}</span>
        <span className="shrink-0 text-ink-3 text-xs">purpose</span>
      </>
    );
  }
  const { key } = option;
  const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <SafeText text={key.name} />
        </span>
        <span className="block truncate text-ink-3 text-xs">
          <code>{key.api_key_id}</code>
          {fleet.accounts.size > 1 && (
            <>
              {" · "}
              <SafeText text={fleet.accounts.get(key.account)?.label ?? key.account} />
            </>
          )}
        </span>
      </span>
      <span className="hidden shrink-0 sm:block">
        {scopes === undefined ? (
          <span className="text-ink-3 text-xs">not read</span>
        ) : (
          <KeyPrint cells={analysisOf(scopes).print} />
        )}
      </span>
    </>
  );
}

function footnote(shown: number, more: number): string | undefined {
  if (shown === 0) return "No key and no purpose matches.";
  return more === 0 ? undefined : `${counted(more)} more keys match: type to narrow.`;
}
