import "server-only";
import { targetId } from "@/lib/audit/account";
import { reviewFile } from "@/lib/audit/review/review";
import { isWhole } from "@/lib/audit/snapshot/snapshot";
import { OpenReviewBody, ReviewNewsQuery } from "@/lib/contract/review-requests";
import type { ReviewList } from "@/lib/contract/reviews";
import { ApiFailure } from "../failure/api-failure";
import { freeze } from "../review/freeze";
import { newsAfter } from "../review/review-state";
import { readerOf } from "../session/reader";
import { type SeenReview, seenReviews } from "../store/review/reads";
import { type ReviewRow, readReviewRows } from "../store/review/rows";
import { store } from "../store/shared-store";
import { readJsonBody } from "./body";
import { queryOf, reviewIdOf, targetOf } from "./input";
import type { Handler } from "./methods";
import { actingPerson } from "./person";
import { iso, respondFile, respondJson } from "./respond";
import { logAct, MAX_REVIEW_BODY_BYTES, seenReview } from "./seen-review";
import { withSendGrid } from "./with-sendgrid";

/** `GET /api/reviews?account=…` */
export const getReviews: Handler = withSendGrid(async (signedIn, request) => {
  const target = targetOf(request);
  const db = await store();
  const seen = await seenReviews(db, readerOf(signedIn), null);
  const wanted = seen.filter(({ account }) => target === "all" || account === targetId(target));
  const rows = await readReviewRows(
    db,
    wanted.map(({ id }) => id),
  );
  const reviews = wanted.flatMap(({ id, account, label }) => {
    const row = rows.get(id);
    return row === undefined ? [] : [rowAnswer({ id, account, label }, row)];
  });
  return respondJson({ reviews } satisfies ReviewList);
});

function rowAnswer(seen: SeenReview, row: ReviewRow): ReviewList["reviews"][number] {
  const state =
    row.signedOffMs !== null ? "signed_off" : row.decided < row.keys ? "open" : "decided";
  return {
    ...seen,
    note: row.note,
    opened_at: iso(row.openedAtMs),
    opened_by: row.openedBy,
    keys: row.keys,
    decided: row.decided,
    state,
    signed_off_at: row.signedOffMs === null ? null : iso(row.signedOffMs),
  };
}

/** `POST /api/reviews?account=…` `{note, person?}`: 201 with the id. */
export const postReview: Handler = withSendGrid(async (signedIn, request) => {
  const target = targetOf(request);
  const body = await readJsonBody(request, OpenReviewBody, MAX_REVIEW_BODY_BYTES);
  const person = actingPerson(body.person);
  const said = { note: body.note, person, nowMs: Date.now() };
  const id = await freeze(await store(), signedIn, target, said);
  logAct("review_opened", id, person);
  return respondJson({ id }, { status: 201 });
});

/** `GET /api/reviews/{id}`: the file. */
export const getReview: Handler = withSendGrid(async (signedIn, _request, { id }) => {
  const { state } = await seenReview(signedIn, reviewIdOf(id));
  const { snapshot } = state.review;
  const part = isWhole(snapshot) ? "" : "-INCOMPLETE";
  return respondFile(`sendgrid-review${part}.json`, reviewFile(state.review));
});

/** `GET /api/reviews/{id}/decisions?after=…`: everything added after that hash. */
export const getReviewNews: Handler = withSendGrid(async (signedIn, request, { id }) => {
  const { after } = queryOf(ReviewNewsQuery, request);
  const { state } = await seenReview(signedIn, reviewIdOf(id));
  const news = newsAfter(state.review, after);
  if (news !== null) return respondJson(news);
  throw new ApiFailure("not_found", "This review has no such hash.", { field: "after" });
});
