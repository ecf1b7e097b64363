import type { Fleet } from "@/lib/audit/fleet/fleet";
import { overdueReasons } from "@/lib/audit/review/overdue";
import type { Review } from "@/lib/audit/review/review";
import { failureOf } from "@/lib/server/failure/failure-of";
import type { ApiKey } from "../api-key";
import { closeStore, storeFor } from "../store/with-store";
import { askForMail } from "./ask-for-mail";
import { contexts } from "./contexts";
import type { Read } from "./formats";
import { gather, type Watch } from "./gather";
import { reportOn } from "./judge";
import { type News, newsOf } from "./news";
import type { Plan } from "./plan";
import { showProgress } from "./progress";

/** The outcome of a scan. */
export type Outcome = {
  read: Read;
  /** What is new since the baseline; null if there is none. */
  news: News | null;
  /** Why a review is overdue, a sentence each, if the user asked. */
  overdue: string[];
  /** What the user has to know about the results, a sentence each. */
  notes: string[];
  /** A request besides the scan failed: it could not be stored, or not all mail is known. */
  isOpen: boolean;
};

/** Reads the keys, records the results if asked, and compares them with the baseline. */
export async function readNow(plan: Plan, apiKey: ApiKey, signal: AbortSignal): Promise<Outcome> {
  const { target, region, baseline, policy } = plan;
  const wanted = { ...apiKey, target, region };
  const store = plan.isStored ? await storeFor(wanted, plan.reuseMs) : null;
  let ended = () => {};
  const watch: Watch = (writer, credential) => {
    if (!plan.isQuiet) ended = showProgress(writer, credential);
  };
  const backed = store === null ? {} : { backed: store.open };
  const reading = await gather({ ...wanted, ...backed }, signal, watch).finally(() => ended());
  const { recorded, lives, signedOff, fault } = await closeStore(store?.backing() ?? null, reading);
  const mails = plan.asksForMail ? await askForMail(reading, signal) : null;
  const contextOf = contexts(policy, Date.now(), mails?.lastMail);
  const read = reportOn(reading, await contextOf(reading.fleet, lives));
  const older = baseline === "stored" ? recorded : baseline;
  const isFirst = baseline === "stored" && recorded === null && fault === null;
  const isAsked = plan.failsOnOverdueReview && fault === null && reading.broken === null;
  const overdue = isAsked ? overdueIn(signedOff, reading.fleet) : [];
  const notes = [
    isFirst && "nothing was recorded for these accounts before this scan, so everything counts.",
    fault !== null && `not all of it could be stored: ${failureOf(fault).message}`,
    reading.broken !== null && `incomplete: ${reading.broken}`,
    overdue === null &&
      "whether a review is overdue is not known: not every account could be listed.",
    mails?.broken && `last mail is not known of every key: ${mails.broken}`,
  ];
  return {
    read,
    overdue: overdue ?? [],
    news: older === null ? null : await newsOf(read, reading.reader, { older, contextOf }),
    notes: notes.filter((note) => typeof note === "string"),
    isOpen: fault !== null || overdue === null || (Boolean(mails?.broken) && !plan.allowIncomplete),
  };
}

/** Null: a reader who is refused one of a review's many accounts doesn't see it, so its absence proves nothing. */
function overdueIn(signedOff: Review | null, fleet: Fleet): string[] | null {
  const { failed } = fleet.progress.accounts;
  return signedOff === null && failed > 0 ? null : overdueReasons(signedOff, fleet, Date.now());
}
