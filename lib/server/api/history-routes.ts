import "server-only";
import { targetId } from "@/lib/audit/account";
import { livesOf } from "@/lib/audit/history/lives";
import { snapshotFile, snapshotText } from "@/lib/audit/snapshot/snapshot";
import { utcWords } from "@/lib/audit/words";
import { ForgetBody, ForgetQuery, HistoryChangesQuery } from "@/lib/contract/requests";
import { ApiFailure } from "../failure/api-failure";
import { log } from "../process/log";
import { note, noteAccount } from "../process/request-note";
import { sha256 } from "../process/sha256";
import {
  type AccountHistory,
  historiesOf,
  lateHistoriesOf,
  runsOf,
  shapesIn,
  snapshotThen,
} from "../scan/history";
import { readerOf } from "../session/reader";
import { forgetHistory } from "../store/history/ends";
import { countHistories, seenAccounts } from "../store/history/reads";
import { store } from "../store/shared-store";
import { readJsonBody } from "./body";
import { accountAnswer, changesAnswer, lifeAnswer } from "./history-answers";
import { queryOf, stateOf, targetOf } from "./input";
import type { Handler } from "./methods";
import { assertNamed } from "./person";
import { respondEmpty, respondFile, respondJson } from "./respond";
import { withSendGrid } from "./with-sendgrid";

/** A few screens' worth, and never so many that a browser notices. */
const CHANGES_AT_ONCE = 200;

/** `GET /api/history?account=…` */
export const getHistory: Handler = withSendGrid(async (signedIn, request) => {
  const target = targetOf(request);
  const [db, reader] = [await store(), readerOf(signedIn)];
  const histories = await runsOf(db, reader, target);
  const seen = await seenAccounts(db, reader, null);
  const mine = new Set(seen.map(({ history }) => history));
  const others = (await countHistories(db, reader.network)) - mine.size;
  return respondJson({ accounts: histories.map(accountAnswer), others });
});

/** `GET /api/history/changes?account=…&before=…` */
export const getHistoryChanges: Handler = withSendGrid(async (signedIn, request) => {
  const { account: target, before, limit } = queryOf(HistoryChangesQuery, request);
  noteAccount(target);
  const db = await store();
  const page = { beforeMs: before ?? Number.MAX_SAFE_INTEGER, limit: limit ?? CHANGES_AT_ONCE };
  const asked = { reader: readerOf(signedIn), target };
  const { histories, ...lately } = await lateHistoriesOf(db, asked, page);
  const shapes = await shapesIn(db, histories);
  return respondJson(changesAnswer(histories, shapes, { ...page, ...lately }));
});

/** `GET /api/history/lives?account=…` */
export const getKeyLives: Handler = withSendGrid(async (signedIn, request) => {
  const target = targetOf(request);
  const histories = await historiesOf(await store(), readerOf(signedIn), target);
  const lives = histories.flatMap((each) =>
    [...livesOf(each.past)].map(([id, life]) => lifeAnswer(each.account, id, life)),
  );
  return respondJson({ lives });
});

/** @param isOfTime the caller asked for a moment, not for a state by its hash */
function notRecorded(histories: readonly AccountHistory[], isOfTime: boolean): ApiFailure {
  const begun = histories.flatMap(({ past }) => past.states[0]?.firstBeforeMs ?? []);
  const message = isOfTime
    ? "Nothing was recorded by then."
    : "No such state is recorded for the accounts this session can list.";
  return new ApiFailure("not_found", message, {
    help:
      begun.length === 0
        ? "Scan the account: each scan that finishes is recorded."
        : `The history begins at ${utcWords(Math.min(...begun))}.`,
  });
}

/** `GET /api/history/{state}?account=…`: that state, or the one at that moment, as a snapshot file. */
export const getPastSnapshot: Handler = withSendGrid(async (signedIn, request, { state }) => {
  const choice = stateOf(state);
  const target = targetOf(request);
  const db = await store();
  const histories = await historiesOf(db, readerOf(signedIn), target);
  const snapshot = await snapshotThen(db, histories, { target: targetId(target), choice });
  if (snapshot === null) {
    throw notRecorded(histories, "atMs" in choice);
  }
  const hash = sha256(snapshotText(snapshot));
  return respondFile("sendgrid-snapshot.json", snapshotFile(snapshot, hash));
});

/** `DELETE /api/history?account=…` `{confirm}`: deletes the whole record of one account. 204. */
export const deleteHistory: Handler = withSendGrid(async (signedIn, request) => {
  const { account: target } = queryOf(ForgetQuery, request);
  noteAccount(target);
  const { confirm } = await readJsonBody(request, ForgetBody);
  assertNamed();
  const db = await store();
  const [seen] = await seenAccounts(db, readerOf(signedIn), targetId(target));
  if (seen === undefined) {
    throw new ApiFailure("not_found", "Nothing is recorded for an account that you can list.");
  }
  if (confirm !== seen.label) {
    throw new ApiFailure("invalid_input", "This is not the account’s name.", {
      field: "confirm",
      help: "Enter the name exactly as it is shown.",
    });
  }
  await forgetHistory(db, seen.history);
  const { session, account, person } = note();
  log("info", "history_forgotten", { session, account, person });
  return respondEmpty();
});
