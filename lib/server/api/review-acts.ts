import "server-only";
import type { Person } from "@/lib/audit/review/review";
import { AcknowledgementBody, DecisionBody } from "@/lib/contract/review-requests";
import { addAcknowledgement, addDecision } from "../review/act";
import type { SignedIn } from "../session/session";
import { readJsonBody } from "./body";
import { reviewIdOf } from "./input";
import type { Handler } from "./methods";
import { actingPerson } from "./person";
import { respondJson } from "./respond";
import { logAct, MAX_REVIEW_BODY_BYTES, seenReview } from "./seen-review";
import { withSendGrid } from "./with-sendgrid";

const actor = ({ session }: SignedIn, person: Person) => ({
  person,
  signedInWith: session.api_key_id,
  nowMs: Date.now(),
});

/** `POST /api/reviews/{id}/decisions`: 201 with the hash that the next act must name. */
export const postDecision: Handler = withSendGrid(async (signedIn, request, params) => {
  const id = reviewIdOf(params.id);
  const body = await readJsonBody(request, DecisionBody, MAX_REVIEW_BODY_BYTES);
  const person = actingPerson(body.person);
  const { db } = await seenReview(signedIn, id);
  const sha256 = await addDecision(db, id, body, actor(signedIn, person));
  const keys = 1 + (body.also?.length ?? 0);
  logAct("review_decision", id, person, { decision: body.decision, keys, sha256 });
  return respondJson({ sha256 }, { status: 201 });
});

/** `POST /api/reviews/{id}/acknowledgement`: 201 with the last hash of the review. */
export const postAcknowledgement: Handler = withSendGrid(async (signedIn, request, params) => {
  const id = reviewIdOf(params.id);
  const body = await readJsonBody(request, AcknowledgementBody, MAX_REVIEW_BODY_BYTES);
  const person = actingPerson(body.person);
  const { db } = await seenReview(signedIn, id);
  const sha256 = await addAcknowledgement(db, id, body.head, actor(signedIn, person));
  logAct("review_acknowledged", id, person, { sha256 });
  return respondJson({ sha256 }, { status: 201 });
});
