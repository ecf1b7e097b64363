"use client";
import clsx from "clsx";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { KeyRow } from "@/components/filters/key-row";
import { KeyLife } from "@/components/fleet/key-life";
import { KeyOwner } from "@/components/fleet/key-owner";
import { LastMail } from "@/components/fleet/last-mail";
import { KeyEffects } from "@/components/key/key-effects";
import { KeyExposure } from "@/components/key/key-exposure";
import { KeyFindings } from "@/components/key/key-findings";
import { KeyFix } from "@/components/key/key-fix";
import { KeyLoss } from "@/components/key/key-loss";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { CopyButton } from "@/components/ui/copy-button";
import { printText } from "@/lib/audit/catalogue/print";
import { effectsSentence } from "@/lib/audit/effects/effects";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { DrawerScopes } from "./drawer-scopes";

const TABS = ["Overview", "Scopes", "Abilities", "Raw JSON"] as const;
type Tab = (typeof TABS)[number];

/** A key's facts in four tabs. Arrow keys change the tab. */
export function DrawerTabs({ row, fleet }: { row: KeyRow; fleet: Fleet }) {
  const [tab, setTab] = useState<Tab>("Overview");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  function walk(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    setTab(next);
    const button = list.current?.children.item(TABS.indexOf(next));
    if (button instanceof HTMLElement) button.focus();
  }
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label="About this key"
        onKeyDown={walk}
        className="mt-4 flex gap-1 border-line border-b"
      >
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
            className={clsx(
              "-mb-px h-9 border-b-2 px-2.5 font-medium text-sm pointer-coarse:h-11",
              each === tab
                ? "border-accent text-ink"
                : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {each}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without a control of its own must take the focus
        tabIndex={0}
        className="mt-5 space-y-6"
      >
        <Panel tab={tab} row={row} fleet={fleet} />
      </div>
    </>
  );
}

function Panel({ tab, row, fleet }: { tab: Tab; row: KeyRow; fleet: Fleet }) {
  if (tab === "Raw JSON") return <RawJson row={row} fleet={fleet} />;
  if (row.state !== "read") return <NotRead row={row} />;
  const { analysis } = row;
  if (tab === "Scopes") return <DrawerScopes analysis={analysis} />;
  if (tab === "Abilities") {
    return (
      <>
        <KeyEffects effects={analysis.effects} />
        <KeyExposure exposure={analysis.exposure} />
      </>
    );
  }
  return (
    <>
      <div>
        <p className="prose-width text-pretty">{effectsSentence(analysis.real)}</p>
        <KeyPrint cells={analysis.print} className="mt-4 h-7 w-auto" />
        <p className="mt-2 text-pretty text-ink-2 text-xs">{printText(analysis.print)}</p>
      </div>
      <KeyOwner fleet={fleet} apiKey={row.key} />
      <section>
        <h3 className="mb-2 font-semibold">Findings</h3>
        <KeyFindings apiKey={row.key} findings={row.findings} />
        <KeyFix fleet={fleet} apiKey={row.key} findings={row.findings} />
      </section>
      <section>
        <h3 className="mb-2 font-semibold">Last mail</h3>
        <LastMail key={row.ref} apiKey={row.key} scopes={analysis.real} />
      </section>
      <section>
        <h3 className="mb-2 font-semibold">Age</h3>
        <KeyLife fleet={fleet} apiKey={row.key} />
      </section>
      <section>
        <h3 className="mb-2 font-semibold">What breaks without it</h3>
        <KeyLoss fleet={fleet} apiKey={row.key} />
      </section>
    </>
  );
}

function NotRead({ row }: { row: Exclude<KeyRow, { state: "read" }> }) {
  if (row.state === "waiting") return <p className="text-ink-2">Its scopes are being read.</p>;
  const { hole } = row;
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <div aria-hidden="true" className="hatch h-2 text-edge" />
      <p className="p-4 text-pretty text-ink-2 text-sm">
        Its scopes could not be read, so what it can do is unknown.{" "}
        {hole !== null && <SafeText text={hole.message} />}{" "}
        {hole !== null && hole.status !== null && `SendGrid answered ${hole.status}.`}
      </p>
    </div>
  );
}

function RawJson({ row, fleet }: { row: KeyRow; fleet: Fleet }) {
  const { account, api_key_id, name, shape } = row.key;
  const scopes = shape === null ? null : (fleet.shapes.get(shape) ?? null);
  const json = JSON.stringify({ account, api_key_id, name, scopes }, null, 2);
  return (
    <div>
      <CopyButton text={json} what="key as JSON">
        Copy
      </CopyButton>
      <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 text-xs">{json}</pre>
    </div>
  );
}
