import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { accountId, type Target } from "@/lib/audit/account";
import type { SessionRegion } from "@/lib/contract/answers";
import type { ErrorCode } from "@/lib/contract/errors";
import { processWide } from "@/lib/process-wide";
import type { Connection } from "@/lib/sendgrid/connection";
import { fingerprint } from "./fingerprint";

/** What the log will say of a request that is being answered, filled in by whoever learns it. */
export type RequestNote = {
  method: string;
  /** The address of whoever asks, as far as it can be believed. */
  ip: string;
  /** Whom the identity-aware proxy names; absent where there is none, or it names nobody. */
  person?: string;
  session: string | null;
  region: SessionRegion | null;
  account: string | null;
  code: ErrorCode | null;
  /** What kept this server from SendGrid's host; null when nothing did. */
  connection: Connection | null;
  /** Calls to SendGrid that this request waited for. */
  calls: number;
};

const notes = processWide("request notes", () => new AsyncLocalStorage<RequestNote>());

/** The note of a request of which nothing is known but where it comes from. */
export function newNote(ip: string, method = "GET", person: string | null = null): RequestNote {
  const unknown = { session: null, region: null, account: null, code: null, connection: null };
  return { method, ip, ...(person !== null && { person }), ...unknown, calls: 0 };
}

/** Runs what answers a request, which finds its note by {@link note}. */
export function withNote(of: RequestNote, answer: () => void) {
  notes.run(of, answer);
}

/** The note of the request being answered; outside of one, which only `next dev` and tests are, one that nobody reads. */
export function note(): RequestNote {
  return notes.getStore() ?? newNote("unknown");
}

/** Subusers' names are customers' data, which does not belong into logs: all but `self` and `all` are told by fingerprint. */
export function noteAccount(account: Target) {
  const isPlain = account === "all" || account.kind === "self";
  const name = account === "all" ? account : accountId(account);
  note().account = isPlain ? name : fingerprint(name);
}
