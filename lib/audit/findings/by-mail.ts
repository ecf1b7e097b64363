import type { AuditContext } from "../context";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import { maySend } from "../last-mail/last-mail";
import { utcWords } from "../words";
import type { AddFinding } from "./finding";

/** `open`: nobody asked, it could not be asked, or it is not known whether the key can send. */
export type MailOutcome = "silent" | "open" | "clear";

/** Whether a key that can send has sent nothing that Email Activity keeps. */
export function mailOutcome(fleet: Fleet, key: FleetKey, context?: AuditContext): MailOutcome {
  const scopes = key.shape === null ? undefined : fleet.shapes.get(key.shape);
  if (scopes === undefined) return "open";
  if (!maySend(scopes)) return "clear";
  const state = context?.lastMail?.get(keyRef(key))?.state;
  if (state === "silent") return "silent";
  return state === "sent" ? "clear" : "open";
}

/** Finds the silent senders. */
export function mailFindings(fleet: Fleet, context: AuditContext, add: AddFinding) {
  for (const key of fleet.keys) {
    const mail = context.lastMail?.get(keyRef(key));
    if (mail === undefined || mailOutcome(fleet, key, context) !== "silent") continue;
    add("silent-sender", key, ["mail.send"], `asked on ${utcWords(mail.askedAtMs)}`);
  }
}
