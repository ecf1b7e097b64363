"use client";
import { ShieldAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useHotkey } from "@/components/ui/use-hotkey";

const LeakedPanel = dynamic(() =>
  import("@/components/leaked/leaked-panel").then((module) => module.LeakedPanel),
);

type Tool = "leaked";

/** What can be opened from every page, with its buttons in the top bar and its shortcuts. None is loaded before it is asked for. */
export function Tools() {
  const [tool, setTool] = useState<Tool | null>(null);
  const close = () => setTool(null);
  useHotkey("l", () => setTool("leaked"), "A key has leaked");
  return (
    <>
      <Button tone="quiet" onClick={() => setTool("leaked")}>
        <ShieldAlert aria-hidden="true" className="size-4" />
        <span className="max-sm:sr-only">Leaked?</span>
        <Kbd>L</Kbd>
      </Button>
      {tool === "leaked" && <LeakedPanel onClose={close} />}
    </>
  );
}
