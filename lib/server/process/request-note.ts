import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { accountId, type Target } from "@/lib/audit/account";
import type { SessionRegion } from "@/lib/contract/answers";
import type { ErrorCode } from "@/lib/contract/errors";
import { processWide } from "@/lib/process-wide";
import type { Connection } from "@/lib/sendgrid/connection";
import { fingerprint } from "./fingerprint";

/** What the log will say about a request in progress; the code that learns each part fills it in. */
export type RequestNote = {
  method: string;
  /** The client's address, as far as we can trust it. */
  ip: string;
  /** The person that the identity-aware proxy names; absent if there is no proxy, or it names nobody. */
  person?: string;
  session: string | null;
  region: SessionRegion | null;
  account: string | null;
  code: ErrorCode | null;
  /** What prevented a connection to SendGrid's host; null if nothing did. */
  connection: Connection | null;
  /** Calls to SendGrid that this request waited for. */
  calls: number;
};

const notes = processWide("request notes", () => new AsyncLocalStorage<RequestNote>());

/** A request's note at its start, when only its origin is known. */
export function newNote(ip: string, method = "GET", person: string | null = null): RequestNote {
  const unknown = { session: null, region: null, account: null, code: null, connection: null };
  return { method, ip, ...(person !== null && { person }), ...unknown, calls: 0 };
}

/** Runs a request's handler, which finds its note through {@link note}. */
export function withNote(of: RequestNote, answer: () => void) {
  notes.run(of, answer);
}

/** The note of the current request; outside of one, in `next dev` and tests, a note that nobody reads. */
export function note(): RequestNote {
  return notes.getStore() ?? newNote("unknown");
}

/**
 * Subusers' names are customers' data, which don't belong in logs: logs everything but `self` and `all` by fingerprint.
 */
export function noteAccount(account: Target) {
  const isPlain = account === "all" || account.kind === "self";
  const name = account === "all" ? account : accountId(account);
  note().account = isPlain ? name : fingerprint(name);
}
