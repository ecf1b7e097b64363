"use client";
import { Keyboard, Search, ShieldAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { GoToKeys } from "@/components/frame/go-to-keys";
import { accountHref } from "@/components/links/account-href";
import { useGoTo } from "@/components/links/followed-again";
import { PAGE_ICON } from "@/components/links/page-icon";
import { goToKeys, PAGE_LIST } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Button } from "@/components/ui/button";
import { TypedAhead } from "@/components/ui/hotkeys/typed-ahead";
import { SEARCH_KEYS, useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { useModKey } from "@/components/ui/hotkeys/use-mod-key";
import { Kbd } from "@/components/ui/kbd";

const LeakedPanel = dynamic(
  () => import("@/components/leaked/leaked-panel").then((module) => module.LeakedPanel),
  { ssr: false },
);
const Palette = dynamic(
  () => import("@/components/palette/palette").then((module) => module.Palette),
  { loading: TypedAhead, ssr: false },
);
const ShortcutSheet = dynamic(
  () => import("@/components/shortcuts/shortcut-sheet").then((module) => module.ShortcutSheet),
  { ssr: false },
);

type Tool = "leaked" | "palette" | "shortcuts";

/** Tools that open from every page by a button in the top bar or a shortcut. Each loads on first use. */
export function Tools() {
  const [tool, setTool] = useState<Tool | null>(null);
  const modKey = useModKey();
  const close = () => setTool(null);
  useHotkey(SEARCH_KEYS, () => setTool("palette"), "Find anything");
  useHotkey("?", () => setTool("shortcuts"), "These shortcuts");
  useHotkey("l", () => setTool("leaked"), "A key has leaked");
  return (
    <>
      <GoToKeys />
      <Button
        tone="quiet"
        aria-label="Find anything"
        onClick={() => setTool("palette")}
        className="max-sm:hidden"
      >
        <Search aria-hidden="true" className="size-4" />
        <Kbd hint={false}>{modKey} K</Kbd>
      </Button>
      <Button tone="quiet" onClick={() => setTool("leaked")}>
        <ShieldAlert aria-hidden="true" className="size-4" />
        <span className="max-sm:sr-only">Leaked?</span>
        <Kbd>L</Kbd>
      </Button>
      {tool === "leaked" && <LeakedPanel onClose={close} />}
      {tool === "palette" && <OpenPalette onTool={setTool} onClose={close} />}
      {tool === "shortcuts" && <ShortcutSheet onClose={close} />}
    </>
  );
}

function OpenPalette({ onTool, onClose }: { onTool: (tool: Tool) => void; onClose: () => void }) {
  const goTo = useGoTo();
  const onBehalfOf = useOnBehalfOf();
  return (
    <Palette
      pages={PAGE_LIST.map((page) => ({
        label: page.label,
        icon: PAGE_ICON[page.href],
        keys: goToKeys(page),
        run: () => goTo(accountHref(page.href, onBehalfOf)),
      }))}
      tools={[
        { label: "A key has leaked", icon: ShieldAlert, keys: "l", run: () => onTool("leaked") },
        {
          label: "Keyboard shortcuts",
          icon: Keyboard,
          keys: "?",
          run: () => onTool("shortcuts"),
        },
      ]}
      onClose={onClose}
    />
  );
}
