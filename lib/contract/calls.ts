import { z } from "zod";
import {
  ApiKey,
  ApiKeyList,
  CustomerAccounts,
  Health,
  Scopes,
  SessionView,
  SubuserList,
} from "./answers";
import { AuditLine } from "./audit-line";
import {
  ApiKeyId,
  AuditQuery,
  CustomerAccountsQuery,
  ScanActionBody,
  SignInBody,
  SubusersQuery,
} from "./requests";

/** The calls of a path. Everything else there is 405. */
type Method = "get" | "post" | "delete";

/** What is answered when it goes well. Whatever else is a status of 400 or more, with the error envelope. */
type Answer =
  | { status: 200 | 201; type: "application/json"; schema: z.ZodType }
  /** Newline-delimited JSON: the schema is of one line. */
  | { status: 200; type: "application/x-ndjson"; schema: z.ZodType }
  | { status: 204 };

export type Call = {
  id: string;
  summary: string;
  /** Answered without a session as well. */
  isOpen?: true;
  /** Takes SendGrid's `on-behalf-of` header. */
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

/** Every call of our HTTP API, by its path as OpenAPI writes it. */
export const CALLS: Record<string, Partial<Record<Method, Call>>> = {
  "/api/session": {
    get: { id: "getSession", summary: "Who is signed in", answer: json(SessionView) },
    post: {
      id: "signIn",
      summary: "Signs in with a SendGrid API key, and sets the session's cookie",
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
      summary: "Every key's name and id, sorted by name, then id",
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
      summary: "The subusers: the page that is asked for, else all of them",
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
      query: AuditQuery,
      answer: { status: 200, type: "application/x-ndjson", schema: AuditLine },
    },
    post: {
      id: "actOnScan",
      summary: "Refreshes, retries, pauses, resumes or cancels a scan",
      body: ScanActionBody,
      answer: { status: 204 },
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
