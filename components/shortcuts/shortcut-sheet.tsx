"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { areShortcutsOff, switchShortcuts } from "@/components/ui/hotkeys/shortcuts-preference";
import { boundHotkeys, type Hotkey } from "@/components/ui/hotkeys/use-hotkey";
import { useModKey } from "@/components/ui/hotkeys/use-mod-key";
import { Kbd } from "@/components/ui/kbd";
import { catalogueWords } from "@/lib/audit/catalogue/version";
import { TOOL } from "@/lib/audit/report/tool";
import { groupHotkeys, keyNames } from "./group-hotkeys";

/** Every shortcut of the page it was opened from, and the switch for single-key shortcuts. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [groups] = useState(() => groupHotkeys(boundHotkeys()));
  const [on, setOn] = useState(() => !areShortcutsOff());
  const modKey = useModKey();
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <div className="flex items-start gap-3 rounded-md bg-sunken p-3">
        <input
          id="single-letters"
          type="checkbox"
          checked={on}
          aria-describedby="single-letters-why"
          onChange={(event) => {
            switchShortcuts(event.target.checked);
            setOn(event.target.checked);
          }}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <div>
          <label htmlFor="single-letters" className="font-medium text-sm">
            Single-key shortcuts
          </label>
          <p id="single-letters-why" className="text-ink-2 text-sm">
            Turn them off if you use voice control or press keys by accident. {modKey} K always
            works. Saved in this browser.
          </p>
        </div>
      </div>
      {groups.map(({ heading, hotkeys }) => (
        <section key={heading} className="mt-5">
          <h3 className="font-medium text-ink-3 text-xs">{heading}</h3>
          <dl className="mt-1 divide-y divide-line">
            {hotkeys.map((hotkey) => (
              <Row
                key={hotkey.keys}
                hotkey={hotkey}
                names={keyNames(hotkey.keys, modKey)}
                off={!on && !hotkey.keys.startsWith("mod+")}
              />
            ))}
          </dl>
        </section>
      ))}
      <p className="mt-6 text-pretty text-ink-3 text-xs">
        {TOOL.name} {TOOL.version}; {catalogueWords()}.
      </p>
    </Dialog>
  );
}

function Row({
  hotkey: { words },
  names,
  off,
}: {
  hotkey: Hotkey;
  /** Its key labels. */
  names: readonly string[];
  off: boolean;
}) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 text-sm">
      <dt className={off ? "text-ink-3" : ""}>
        {words}
        {off && " (off)"}
      </dt>
      <dd className="flex shrink-0 items-center gap-1">
        {names.map((name) => (
          <Kbd key={name} hint={false}>
            {name}
          </Kbd>
        ))}
      </dd>
    </div>
  );
}
