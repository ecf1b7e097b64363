"use client";
import { Check, Copy, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announcer";
import { Button } from "./button";
import type { ButtonLook } from "./button-class";

const SHOWN_MS = 1_600;
// Created once: a list has hundreds of these, and React skips elements that have not changed.
const ICON = {
  idle: <Copy aria-hidden="true" className="size-3.5" />,
  copied: <Check aria-hidden="true" className="size-3.5 text-good" />,
  failed: <TriangleAlert aria-hidden="true" className="size-3.5" />,
};

/**
 * Copies a text and reports the result. `what` names the text ("API key ID") for screen readers. Shows its `children`,
 * or an icon when there are none.
 */
export function CopyButton({
  text,
  what,
  children,
  ...look
}: ButtonLook & { text: string; what: string; children?: string }) {
  // Stores the text too: a recycled row may reuse this button for another text.
  const [last, setLast] = useState<{ text: string; state: keyof typeof ICON } | null>(null);
  const state = last?.text === text ? last.state : "idle";
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setLast({ text, state: "copied" });
      announce(`Copied: ${what}`);
    } catch {
      // The browser refused (no permission, or an insecure origin). The text itself stays selectable.
      setLast({ text, state: "failed" });
      announce(`Your browser blocked copying the ${what}. Select it and copy it yourself.`);
    }
  }

  const words = { idle: children, copied: "Copied", failed: "Select and copy" }[state];
  return (
    <Button
      tone="quiet"
      size="small"
      {...look}
      square={children === undefined}
      aria-label={children === undefined ? `Copy the ${what}` : undefined}
      onClick={() => void copy()}
    >
      {ICON[state]}
      {children !== undefined && (
        <span className="grid text-left">
          <span className="invisible col-start-1 row-start-1">{children}</span>
          <span className="col-start-1 row-start-1">{words}</span>
        </span>
      )}
    </Button>
  );
}
