"use client";
import { LogOut } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { leaveWithOthers, signOut } from "@/lib/queries/sign-out";

/** The way out, for every tab of this browser. Nothing is lost by it: what somebody worked on is in the store. */
export function SignOut() {
  const [failed, setFailed] = useState(false);
  useEffect(leaveWithOthers, []);
  function leave() {
    setFailed(false);
    signOut().catch(() => setFailed(true));
  }
  return (
    <>
      {failed && (
        <span role="alert" className="text-critical text-sm">
          Signing out failed. Try again.
        </span>
      )}
      <Button tone="quiet" aria-label="Sign out" data-command="Sign out" onClick={leave}>
        <LogOut aria-hidden="true" className="size-4" />
        <span aria-hidden="true" className="sm:max-xl:hidden">
          Sign out
        </span>
      </Button>
    </>
  );
}
