"use client";
import { Bookmark } from "lucide-react";
import { useRef, useState } from "react";
import { KEY_WAS_CUT, useWithoutKeys } from "@/components/links/use-without-keys";
import { Button } from "@/components/ui/button";
import { Popover, type PopoverHandle } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";

const LONGEST = 40;

/** Saves the active filters under a name, as a view. */
export function SaveView({ onSave }: { onSave: (name: string) => void }) {
  const popover = useRef<PopoverHandle>(null);
  const [name, setName] = useState("");
  // The browser stores what is typed here, so it must not contain a key.
  const { write, wasCut } = useWithoutKeys(setName);
  return (
    <Popover
      ref={popover}
      className="w-72 max-w-[calc(100vw-2rem)]"
      buttonClassName="flex min-h-7 items-center gap-1.5 px-1.5 font-medium text-ink-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
      button={
        <>
          <Bookmark aria-hidden="true" className="size-3.5" />
          Save as a view
        </>
      }
    >
      <form
        className="space-y-3 p-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === "") return;
          onSave(name.trim());
          write("");
          popover.current?.close();
        }}
      >
        <TextField
          label="Name of the view"
          maxLength={LONGEST}
          value={name}
          onChange={(event) => write(event.target.value)}
          hint={wasCut ? KEY_WAS_CUT : "Saved in this browser."}
        />
        <Button type="submit" tone="primary" size="small" disabled={name.trim() === ""}>
          Save
        </Button>
      </form>
    </Popover>
  );
}
