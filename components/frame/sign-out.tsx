"use client";
import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { leaveWithOthers, signOut } from "@/lib/queries/sign-out";

/** Signs out in every tab of this browser. Nothing is lost: the reader's work is in the store. */
export function SignOut() {
  const leaving = useMutation({ mutationFn: signOut });
  useEffect(leaveWithOthers, []);
  return (
    <>
      {leaving.isError && (
        <span role="alert" className="text-critical text-sm">
          Signing out failed. Try again.
        </span>
      )}
      <Button
        tone="quiet"
        aria-label="Sign out"
        data-command="Sign out"
        onClick={() => leaving.mutate()}
      >
        <LogOut aria-hidden="true" className="size-4" />
        <span aria-hidden="true" className="sm:max-xl:hidden">
          Sign out
        </span>
      </Button>
    </>
  );
}
