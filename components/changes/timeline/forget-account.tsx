"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { atFirstProblem } from "@/components/ui/take-focus";
import type { TargetId } from "@/lib/audit/account";
import { ApiError } from "@/lib/queries/api";
import { forgetAccount } from "@/lib/queries/history";

/** Deletes this server's history of an account, after the reader types its name. */
export function ForgetAccount({ target, label }: { target: TargetId; label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" tone="quiet" onClick={() => setOpen(true)} className="print:hidden">
        Forget this account
      </Button>
      {isOpen && <Question target={target} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function Question({
  target,
  label,
  onClose,
}: {
  target: TargetId;
  label: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  async function forget(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (typed !== label) {
      const wrong = "This isn’t the account’s name.";
      return atFirstProblem(event.currentTarget, () => setProblem(wrong));
    }
    try {
      await forgetAccount(target, typed);
      announce("The account’s history has been deleted.");
      // The ages of its keys relied on the history, so reload it too.
      void client.invalidateQueries({ queryKey: ["history"] });
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : "It couldn’t be deleted.");
    }
  }
  return (
    <Dialog open onClose={onClose} title="Forget this account?">
      <form onSubmit={(event) => void forget(event)}>
        <p className="text-pretty">
          This deletes the history this server has recorded of{" "}
          <strong>
            <SafeText text={label} />
          </strong>
          , for everyone who can list its keys. Reviews are kept. It can’t be undone. The next scan
          that finishes starts a new history. Nothing changes in SendGrid.
        </p>
        <label className="mt-4 block text-sm">
          Enter the account’s name to confirm
          <input
            value={typed}
            onChange={({ target: { value } }) => setTyped(value)}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== null}
            className="mt-1 block h-10 w-full rounded-md border border-edge bg-surface px-3 text-base"
          />
        </label>
        <Alert className="mt-2 text-sm">{problem}</Alert>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" tone="primary">
            Delete its history
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Keep it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
