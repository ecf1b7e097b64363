"use client";
import { Search } from "lucide-react";
import { useRef } from "react";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { TextField } from "@/components/ui/text-field";
import { KEY_WAS_CUT, useWithoutKeys } from "./use-without-keys";

/** The field that filters a page; its text goes to the URL. `/` focuses it, Escape clears it. */
export function FilterField({
  text,
  onText,
  ...look
}: {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  className: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  useHotkey("/", () => field.current?.select(), "Filter this page");
  const { write, wasCut } = useWithoutKeys(onText);
  return (
    <TextField
      ref={field}
      type="search"
      hideLabel
      value={text}
      onChange={(event) => write(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") write("");
      }}
      before={<Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />}
      after={<Kbd>/</Kbd>}
      hint={wasCut ? KEY_WAS_CUT : undefined}
      {...look}
    />
  );
}
