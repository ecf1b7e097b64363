"use client";
import { useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Work that is in this browser alone. `words` name it; `save` hands its file to the reader and says the file's name. */
export type UnsavedWork = { words: string; save: (() => Promise<string>) | null };

/** Asks before signing out erases work that is nowhere else. */
export function SignOutQuestion({
  work,
  onStay,
  onLeave,
  onErase,
}: {
  work: UnsavedWork;
  onStay: () => void;
  /** Signs out, if nothing is left to lose. */
  onLeave: () => void;
  onErase: () => void;
}) {
  const [isFailed, setFailed] = useState(false);
  // Of this work alone: what another tab added since is asked about anew.
  const [saved, setSaved] = useState<{ of: UnsavedWork; as: string } | null>(null);
  const isSaved = saved?.of === work;
  async function save(make: () => Promise<string>) {
    try {
      const name = await make();
      setSaved({ of: work, as: name });
      setFailed(false);
      announce(`Saved ${name}`);
    } catch {
      setFailed(true);
    }
  }
  const { words, save: make } = work;
  return (
    <Dialog open onClose={onStay} title="Sign out without saving?">
      <p className="text-pretty">
        <SafeText text={words} />
      </p>
      <p className="mt-2 text-pretty">
        {isSaved
          ? `Saved as ${saved.as}. You can open it again on the Review page.`
          : "It exists only in this browser. Signing out erases it, in every tab."}
      </p>
      {isFailed && (
        <p role="alert" className="mt-2 text-critical text-sm">
          The file couldn’t be saved. Try again.
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        {isSaved ? (
          <Button tone="primary" onClick={onLeave}>
            Sign out
          </Button>
        ) : (
          <>
            {make !== null && (
              <Button tone="primary" onClick={() => void save(make)}>
                Save the file
              </Button>
            )}
            <Button onClick={onErase}>Sign out and erase it</Button>
          </>
        )}
        <Button tone="quiet" onClick={onStay}>
          Stay signed in
        </Button>
      </div>
    </Dialog>
  );
}
