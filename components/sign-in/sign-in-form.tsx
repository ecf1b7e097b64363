"use client";
import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { noteArrival } from "@/components/ui/early/arrival";
import { RetryButton } from "@/components/ui/retry-button";
import { TextField } from "@/components/ui/text-field";
import { readPastedApiKey } from "@/lib/audit/leak/pasted-api-key";
import type { SessionRegion } from "@/lib/contract/answers";
import { ApiError, apiFetch } from "@/lib/queries/api";
import { type RegionChoice, RegionField } from "./region-choice";
import { SandboxDoor, type SandboxTenant } from "./sandbox-door";

/**
 * One field, one button. It reports problems with a pasted key before any request is sent.
 * @param destination where to go after sign-in, checked by `ownPath`
 * @param askFirst a link followed from another site arrives without the Strict cookie, so ask whether a session exists
 */
export function SignInForm({
  destination,
  askFirst,
  tenants,
}: {
  destination: string;
  askFirst: boolean;
  /** Accounts of the built-in sandbox; empty when it is not offered. */
  tenants: readonly SandboxTenant[];
}) {
  const [pasted, setPasted] = useState("");
  const [region, setRegion] = useState<RegionChoice>("find");
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<{ error: ApiError; retry: () => void } | null>(null);
  const read = pasted === "" ? null : readPastedApiKey(pasted);

  const field = useRef<HTMLInputElement>(null);
  const before = useRef(destination);
  useEffect(() => {
    // A link on this page chose the destination, so only the key is missing.
    if (before.current !== destination) field.current?.focus();
    before.current = destination;
  }, [destination]);

  useEffect(() => {
    if (!askFirst) return;
    const asked = new AbortController();
    // The form answers both cases: signed out, and server not reachable.
    const whoAsks = apiFetch("/api/session", { signal: asked.signal }).catch(() => null);
    void whoAsks.then((session) => session !== null && window.location.replace(destination));
    return () => asked.abort();
  }, [askFirst, destination]);

  async function signIn(api_key: string, asked: SessionRegion | undefined) {
    setAsking(true);
    setRefusal(null);
    try {
      const body = { api_key, region: asked };
      await apiFetch("/api/session", { method: "POST", body });
      // A full page load, so that neither the key nor anything read before it stays in memory.
      noteArrival();
      window.location.assign(destination);
    } catch (error) {
      setAsking(false);
      const known =
        error instanceof ApiError ? error : new ApiError("internal", 0, "Sign-in failed.");
      setRefusal({ error: known, retry: () => void signIn(api_key, asked) });
    }
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (read?.ok === true) void signIn(read.api_key, region === "find" ? undefined : region);
  }

  return (
    <>
      <form onSubmit={onSubmit} className="flex flex-col gap-5">
        <TextField
          // No `name`, so that a browser that restores or submits forms on its own has nothing to file the key under.
          ref={field}
          label="SendGrid API key"
          type={shown ? "text" : "password"}
          value={pasted}
          onChange={(event) => {
            setPasted(event.target.value);
            setRefusal(null);
          }}
          placeholder="SG."
          className="[&_input]:font-mono"
          problem={read?.ok === false ? read.problem : null}
          hint={
            read?.ok === true
              ? `This is API key ${read.api_key_id}.`
              : "Starts with SG., 69 characters."
          }
          after={
            <Button
              tone="quiet"
              size="small"
              square
              aria-label={shown ? "Hide the key" : "Show the key"}
              onClick={() => setShown(!shown)}
            >
              {shown ? (
                <EyeOff aria-hidden="true" className="size-4" />
              ) : (
                <Eye aria-hidden="true" className="size-4" />
              )}
            </Button>
          }
        />
        <RegionField value={region} sandbox={tenants.length > 0} onChange={setRegion} />
        <Button type="submit" tone="primary" size="large" disabled={asking || read?.ok !== true}>
          {asking ? "Asking SendGrid…" : "Sign in"}
        </Button>
        <div role="alert" className="empty:hidden">
          {refusal !== null && (
            <div className="rounded-md border border-critical bg-critical-soft p-3 text-sm">
              <p className="font-medium text-critical">{refusal.error.message}</p>
              {refusal.error.help !== null && (
                <p className="mt-1 text-ink-2">{refusal.error.help}</p>
              )}
              {refusal.error.retryAfterSeconds !== null && (
                <p className="mt-3 flex items-center gap-3">
                  <RetryButton seconds={refusal.error.retryAfterSeconds} onRetry={refusal.retry} />
                </p>
              )}
            </div>
          )}
        </div>
      </form>
      {tenants.length > 0 && (
        <SandboxDoor
          tenants={tenants}
          disabled={asking}
          onEnter={(api_key) => void signIn(api_key, "sandbox")}
        />
      )}
    </>
  );
}
