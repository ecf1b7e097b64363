import { z } from "zod";
import {
  ApiKey,
  ApiKeyList,
  CustomerAccounts,
  Health,
  LastMail,
  LastMails,
  PolicyView,
  Scopes,
  SessionView,
  SubuserList,
} from "./answers";
import { AuditLine } from "./audit-line";
import { History, HistoryChanges, KeyLives, SnapshotFile } from "./history";
import {
  ApiKeyId,
  CustomerAccountsQuery,
  ForgetBody,
  ForgetQuery,
  HistoryChangesQuery,
  MailActionBody,
  ScanActionBody,
  SignInBody,
  StateName,
  SubusersQuery,
  TargetQuery,
} from "./requests";
import {
  AcknowledgementBody,
  DecisionBody,
  OpenReviewBody,
  ReviewId,
  ReviewNewsQuery,
} from "./review-requests";
import { ReviewFile, ReviewHash, ReviewList, ReviewNews, ReviewOpened } from "./reviews";

/** The methods of a path. Any other is a 405. */
type Method = "get" | "post" | "delete";

/** The answer on success. Anything else is a status of 400 or more, with the error envelope. */
type Answer =
  | { status: 200 | 201; type: "application/json"; schema: z.ZodType }
  /** Newline-delimited JSON: the schema describes one line. */
  | { status: 200; type: "application/x-ndjson"; schema: z.ZodType }
  | { status: 204 };

export type Call = {
  id: string;
  summary: string;
  /** Also answers without a session. */
  isOpen?: true;
  /** Accepts SendGrid's `on-behalf-of` header. */
  takesOnBehalfOf?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: Answer;
};

const json = (schema: z.ZodType, status: 200 | 201 = 200): Answer => ({
  status,
  type: "application/json",
  schema,
});

/** Every call of our HTTP API, by its path in OpenAPI's notation. */
export const CALLS: Record<string, Partial<Record<Method, Call>>> = {
  "/api/session": {
    get: { id: "getSession", summary: "Who is signed in", answer: json(SessionView) },
    post: {
      id: "signIn",
      summary: "Signs in with a SendGrid API key, and sets the session’s cookie",
      isOpen: true,
      body: SignInBody,
      answer: json(SessionView, 201),
    },
    delete: {
      id: "signOut",
      summary: "Ends the session, on every replica",
      isOpen: true,
      answer: { status: 204 },
    },
  },
  "/api/v3/api_keys": {
    get: {
      id: "listApiKeys",
      summary: "Every key’s name and id, sorted by name, then id",
      takesOnBehalfOf: true,
      answer: json(ApiKeyList),
    },
  },
  "/api/v3/api_keys/{api_key_id}": {
    get: {
      id: "getApiKey",
      summary: "One key with its scopes",
      takesOnBehalfOf: true,
      params: z.object({ api_key_id: ApiKeyId }),
      answer: json(ApiKey),
    },
  },
  "/api/v3/scopes": {
    get: {
      id: "getScopes",
      summary: "The scopes of the signed-in key",
      takesOnBehalfOf: true,
      answer: json(Scopes),
    },
  },
  "/api/v3/subusers": {
    get: {
      id: "listSubusers",
      summary: "The subusers: the requested page, or all of them",
      query: SubusersQuery,
      answer: json(SubuserList),
    },
  },
  "/api/v3/partners/accounts": {
    get: {
      id: "listCustomerAccounts",
      summary: "A page of the customer accounts",
      query: CustomerAccountsQuery,
      answer: json(CustomerAccounts),
    },
  },
  "/api/audit": {
    get: {
      id: "readAudit",
      summary: "The scan of an account, or of all, as it happens: one JSON line an event",
      query: TargetQuery,
      answer: { status: 200, type: "application/x-ndjson", schema: AuditLine },
    },
    post: {
      id: "actOnScan",
      summary: "Refreshes, retries, pauses, resumes or cancels a scan",
      body: ScanActionBody,
      answer: { status: 204 },
    },
  },
  "/api/history": {
    get: {
      id: "readHistory",
      summary: "The recorded states of an account, or of all that this session can list",
      query: TargetQuery,
      answer: json(History),
    },
    delete: {
      id: "forgetAccount",
      summary: "Deletes the history of an account",
      query: ForgetQuery,
      body: ForgetBody,
      answer: { status: 204 },
    },
  },
  "/api/history/changes": {
    get: {
      id: "readHistoryChanges",
      summary: "What changed in the account, or in all, newest first",
      query: HistoryChangesQuery,
      answer: json(HistoryChanges),
    },
  },
  "/api/history/lives": {
    get: {
      id: "readKeyLives",
      summary: "Between which times each key was created, renamed and last given other scopes",
      query: TargetQuery,
      answer: json(KeyLives),
    },
  },
  "/api/history/{state}": {
    get: {
      id: "readPastSnapshot",
      summary: "A recorded state, or what held at a moment, as a snapshot file",
      params: z.object({ state: StateName }),
      query: TargetQuery,
      answer: json(SnapshotFile),
    },
  },
  "/api/last-mail": {
    get: {
      id: "readLastMails",
      summary: "What is known of when the own account’s keys last sent, and the task that asks",
      answer: json(LastMails),
    },
    post: {
      id: "actOnMailTask",
      summary: "Starts, pauses, resumes or cancels asking for all keys that can send",
      body: MailActionBody,
      answer: { status: 204 },
    },
  },
  "/api/last-mail/{api_key_id}": {
    get: {
      id: "askLastMail",
      summary: "Asks SendGrid’s Email Activity once when a key last sent",
      takesOnBehalfOf: true,
      params: z.object({ api_key_id: ApiKeyId }),
      answer: json(LastMail),
    },
  },
  "/api/policy": {
    get: {
      id: "getPolicy",
      summary: "The policy of this server, as it is now; 404 where it has none",
      answer: json(PolicyView),
    },
  },
  "/api/reviews": {
    get: {
      id: "listReviews",
      summary: "The access reviews of an account, or of all that this session can list",
      query: TargetQuery,
      answer: json(ReviewList),
    },
    post: {
      id: "openReview",
      summary: "Freezes what this session’s newest finished scan read, and opens its review",
      query: TargetQuery,
      body: OpenReviewBody,
      answer: json(ReviewOpened, 201),
    },
  },
  "/api/reviews/{id}": {
    get: {
      id: "readReview",
      summary: "The review’s file, as it stands",
      params: z.object({ id: ReviewId }),
      answer: json(ReviewFile),
    },
  },
  "/api/reviews/{id}/decisions": {
    get: {
      id: "readReviewNews",
      summary: "What was added to the review behind one of its hashes",
      params: z.object({ id: ReviewId }),
      query: ReviewNewsQuery,
      answer: json(ReviewNews),
    },
    post: {
      id: "decide",
      summary: "Adds a decision; 409 where another one came first",
      params: z.object({ id: ReviewId }),
      body: DecisionBody,
      answer: json(ReviewHash, 201),
    },
  },
  "/api/reviews/{id}/acknowledgement": {
    post: {
      id: "acknowledge",
      summary: "A second person’s word that they have seen all decisions, which ends the review",
      params: z.object({ id: ReviewId }),
      body: AcknowledgementBody,
      answer: json(ReviewHash, 201),
    },
  },
  "/healthz": {
    get: { id: "getHealth", summary: "The process lives", isOpen: true, answer: json(Health) },
  },
  "/readyz": {
    get: {
      id: "getReadiness",
      summary: "The process is not ending and its database takes a write",
      isOpen: true,
      answer: json(Health),
    },
  },
};
