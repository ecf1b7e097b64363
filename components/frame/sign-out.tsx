"use client";
import { LogOut } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { leaveWithOthers, signOut } from "@/lib/queries/sign-out";

/** The way out, for every tab of this browser. */
export function SignOut() {
  const [failed, setFailed] = useState(false);
  useEffect(leaveWithOthers, []);
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
        onClick={() => void signOut().catch(() => setFailed(true))}
      >
        <LogOut aria-hidden="true" className="size-4" />
      </Button>
    </>
  );
}
