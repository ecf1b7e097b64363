"use client";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { apiFetch } from "@/lib/queries/api";

/** Ends the session on every replica, then leaves with a full page load, so nothing read stays in the tab's memory. */
export function SignOut() {
  const [failed, setFailed] = useState(false);
  async function signOut() {
    try {
      await apiFetch("/api/session", { method: "DELETE" });
      window.location.assign("/sign-in?reason=signed_out");
    } catch {
      setFailed(true);
    }
  }
  return (
    <>
      {failed && (
        <span role="alert" className="text-critical text-sm">
          Signing out failed. Try again.
        </span>
      )}
      <Button tone="quiet" square aria-label="Sign out" onClick={() => void signOut()}>
        <LogOut aria-hidden="true" className="size-4" />
      </Button>
    </>
  );
}
