"use client";
import { LogOut } from "lucide-react";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { leaveWithOthers, signOut } from "@/lib/queries/sign-out";
import { SignOutQuestion, type UnsavedWork } from "./sign-out-question";

/**
 * The way out, for every tab of this browser. Where that would erase work that is nowhere else, it asks first.
 * @param unsavedWork what there is, in whatever tab; null: nothing
 */
export function SignOut({ unsavedWork }: { unsavedWork: () => Promise<UnsavedWork | null> }) {
  const [failed, setFailed] = useState(false);
  const [work, setWork] = useState<UnsavedWork | null>(null);
  useEffect(leaveWithOthers, []);
  const orSay = (leaving: Promise<void>) => {
    setFailed(false);
    leaving.catch(() => setFailed(true));
  };
  // Asked again after saving: another tab may have gone on meanwhile.
  async function leave() {
    const left = await unsavedWork();
    setWork(left);
    if (left === null) await signOut();
  }
  return (
    <>
      {failed && (
        <span role="alert" className="text-critical text-sm">
          Signing out failed. Try again.
        </span>
      )}
      <Button
        tone="quiet"
        square
        aria-label="Sign out"
        data-command="Sign out"
        onClick={() => orSay(leave())}
      >
        <LogOut aria-hidden="true" className="size-4" />
      </Button>
      {work !== null &&
        // Outside of the bar, which a narrow screen hides: the palette asks for it there too.
        createPortal(
          <SignOutQuestion
            work={work}
            onStay={() => setWork(null)}
            onLeave={() => orSay(leave())}
            onErase={() => orSay(signOut())}
          />,
          document.body,
        )}
    </>
  );
}
