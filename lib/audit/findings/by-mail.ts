import type { AuditContext } from "../context";
import type { Fleet, FleetKey } from "../fleet/fleet";
import { keyRef } from "../key-ref";
import { maySend } from "../last-mail/last-mail";
import { utcWords } from "../words";
import type { AddFinding } from "./finding";

/** `open`: nobody asked, SendGrid could not answer, or we don't know whether the key can send. */
export type MailOutcome = "silent" | "open" | "clear";

/** Whether each key of a fleet that can send has sent nothing that Email Activity keeps. */
export function mailOutcomes(
  { shapes }: Fleet,
  context?: AuditContext,
): (key: FleetKey) => MailOutcome {
  const senders = new Set([...shapes].filter(([, scopes]) => maySend(scopes)).map(([id]) => id));
  return (key) => {
    if (key.shape === null || !shapes.has(key.shape)) return "open";
    if (!senders.has(key.shape)) return "clear";
    const state = context?.lastMail?.get(keyRef(key))?.state;
    if (state === "silent") return "silent";
    return state === "sent" ? "clear" : "open";
  };
}

/** Adds a finding for each silent sender. */
export function mailFindings(fleet: Fleet, context: AuditContext, add: AddFinding) {
  if (context.lastMail === undefined) return;
  const outcomeOf = mailOutcomes(fleet, context);
  for (const key of fleet.keys) {
    const mail = context.lastMail.get(keyRef(key));
    if (mail === undefined || outcomeOf(key) !== "silent") continue;
    add("silent-sender", key, ["mail.send"], `asked on ${utcWords(mail.askedAtMs)}`);
  }
}
