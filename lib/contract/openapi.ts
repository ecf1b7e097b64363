import { z } from "zod";
import {
  ApiKey,
  ApiKeyList,
  CustomerAccounts,
  ErrorEnvelope,
  Health,
  LastMail,
  LastMails,
  ListedSubuser,
  PolicyView,
  Scopes,
  SessionView,
  SubuserList,
} from "./answers";
import { AuditLine } from "./audit-line";
import { CALLS, type Call } from "./calls";
import { ERROR_STATUS } from "./errors";
import { History, HistoryChanges, KeyLives, SnapshotFile } from "./history";
import { ForgetBody, MailActionBody, ScanActionBody, SignInBody } from "./requests";
import { AcknowledgementBody, DecisionBody, OpenReviewBody } from "./review-requests";
import { ReviewFile, ReviewHash, ReviewList, ReviewNews, ReviewOpened } from "./reviews";

type Json = Record<string, unknown>;

const NAMES: Record<string, z.ZodType> = {
  Session: SessionView,
  SignIn: SignInBody,
  ApiKeyList,
  ApiKey,
  Scopes,
  Subuser: ListedSubuser,
  SubuserList,
  CustomerAccounts,
  AuditLine,
  History,
  HistoryChanges,
  KeyLives,
  SnapshotFile,
  Forget: ForgetBody,
  ScanAction: ScanActionBody,
  LastMail,
  LastMails,
  MailAction: MailActionBody,
  Policy: PolicyView,
  ReviewList,
  OpenReview: OpenReviewBody,
  ReviewOpened,
  ReviewFile,
  ReviewNews,
  Decide: DecisionBody,
  Acknowledge: AcknowledgementBody,
  ReviewHash,
  Health,
  Error: ErrorEnvelope,
};

const uri = (id: string) => `#/components/schemas/${id}`;

/** Drops what Zod adds by itself: the bounds of JavaScript's numbers, and its pattern for dates. */
const options = {
  io: "input",
  override({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  },
} as const;

/** A schema without the address and dialect, which OpenAPI states elsewhere. */
const plain = ({ $schema: _dialect, $id: _address, ...schema }: Json): Json => schema;

function components(): Json {
  const named = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMES)) named.add(schema, { id });
  const { schemas } = z.toJSONSchema(named, { ...options, uri });
  return Object.fromEntries(Object.entries(schemas).map(([id, each]) => [id, plain(each)]));
}

/** @throws if a schema of the contract has no name in the document */
function reference(schema: z.ZodType): Json {
  const [id] = Object.entries(NAMES).find(([, named]) => named === schema) ?? [];
  if (id === undefined) throw new Error("A schema of the contract has no name.");
  return { $ref: uri(id) };
}

function parametersOf(place: "path" | "query", schemas: z.ZodObject | undefined): Json[] {
  return Object.entries(schemas?.shape ?? {}).map(([name, type]) => {
    const { description, ...schema } = plain(z.toJSONSchema(type, options));
    const required = !type.safeParse(undefined).success;
    return { name, in: place, required, description, schema };
  });
}

const ON_BEHALF_OF = {
  name: "on-behalf-of",
  in: "header",
  description: "As SendGrid’s: a subuser’s username, or `account-id` and a customer account’s id.",
  schema: { type: "string" },
};

const content = (schema: z.ZodType, type = "application/json") => ({
  [type]: { schema: reference(schema) },
});

function answerOf({ answer }: Call): Json {
  if (answer.status === 204) return { description: "Done." };
  const isStream = answer.type === "application/x-ndjson";
  return {
    description: isStream ? "JSON lines: the schema describes each." : "As asked.",
    content: content(answer.schema, answer.type),
  };
}

function operationOf(call: Call): Json {
  const parameters = [
    ...parametersOf("path", call.params),
    ...parametersOf("query", call.query),
    ...(call.takesOnBehalfOf ? [ON_BEHALF_OF] : []),
  ];
  const failure = { $ref: "#/components/responses/Failure" };
  return {
    operationId: call.id,
    summary: call.summary,
    security: call.isOpen ? [] : undefined,
    parameters,
    requestBody:
      call.body === undefined ? undefined : { required: true, content: content(call.body) },
    responses: { [call.answer.status]: answerOf(call), "4XX": failure, "5XX": failure },
  };
}

const CODES = Object.entries(ERROR_STATUS).map(([code, status]) => `\`${code}\` (${status})`);

/** Builds the OpenAPI 3.1 document of our API, as plain JSON, as in `public/openapi.json`. */
export function openApi(): Json {
  const paths = Object.entries(CALLS).map(([path, calls]) => [
    path,
    Object.fromEntries(Object.entries(calls).map(([method, call]) => [method, operationOf(call)])),
  ]);
  return JSON.parse(
    JSON.stringify({
      openapi: "3.1.1",
      info: {
        title: "SendGrid Key Audit",
        version: "1",
        description:
          "Reads the API keys of a SendGrid account with the cookie of a session, in SendGrid’s own field names and errors. A call that changes something must send the `Origin` of the site.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: "/" }],
      security: [{ session: [] }],
      paths: Object.fromEntries(paths),
      components: {
        schemas: components(),
        responses: {
          Failure: {
            description: `One of ${CODES.join(", ")}. With \`Retry-After\`, in seconds, where waiting helps.`,
            content: content(ErrorEnvelope),
          },
        },
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: "__Host-key-audit",
            description: "Set by `POST /api/session`. On plain http its name is `key-audit-PORT`.",
          },
        },
      },
    }),
  );
}
