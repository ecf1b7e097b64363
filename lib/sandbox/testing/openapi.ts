import { z } from "zod";

type JSONSchema = z.core.JSONSchema.JSONSchema;

const ApiKey: JSONSchema = {
  type: "object",
  properties: { api_key_id: { type: "string" }, name: { type: "string" } },
  required: ["api_key_id", "name"],
};

const ApiKeyScopes: JSONSchema = {
  ...ApiKey,
  properties: { ...ApiKey.properties, scopes: { type: "array", items: { type: "string" } } },
  required: ["api_key_id", "name", "scopes"],
};

const TEXTS = ["from_email", "msg_id", "subject", "to_email", "status", "last_event_time"];
const COUNTS = ["opens_count", "clicks_count"];
const Message: JSONSchema = {
  type: "object",
  properties: Object.fromEntries([
    ...TEXTS.map((field) => [field, { type: "string" }]),
    ...COUNTS.map((field) => [field, { type: "integer" }]),
  ]),
  required: [...TEXTS, ...COUNTS],
};

/**
 * The parts of SendGrid's OpenAPI documents that the sandbox answers: properties, types and required fields as
 * published, plus required fields that every known answer has and the document forgot.
 */
export const openapi = {
  listApiKeys: z.fromJSONSchema({
    type: "object",
    properties: { result: { type: "array", items: ApiKey } },
    required: ["result"],
  }),
  // The document wraps the detail in `result`; every live answer is flat.
  getApiKeyLive: z.fromJSONSchema(ApiKeyScopes),
  getApiKeyDocumented: z.fromJSONSchema({
    type: "object",
    properties: { result: { type: "array", items: ApiKeyScopes } },
    required: ["result"],
  }),
  listScopes: z.fromJSONSchema({
    type: "object",
    properties: { scopes: { type: "array", uniqueItems: true, items: { type: "string" } } },
    required: ["scopes"],
  }),
  listSubusers: z.fromJSONSchema({
    type: "array",
    items: {
      type: "object",
      properties: {
        disabled: { type: "boolean" },
        id: { type: "number" },
        username: { type: "string" },
        email: { type: "string", format: "email" },
        region: { type: "string", enum: ["global", "eu"] },
      },
      required: ["disabled", "id", "username", "email"],
    },
  }),
  username: z.fromJSONSchema({
    type: "object",
    properties: { username: { type: "string" }, user_id: { type: "integer" } },
    required: ["username", "user_id"],
  }),
  listAccounts: z.fromJSONSchema({
    type: "object",
    properties: {
      accounts: {
        type: "array",
        items: {
          type: "object",
          properties: {
            id: { type: "string" },
            created_at: { type: "string", format: "date-time" },
          },
          required: ["id", "created_at"],
        },
      },
      pages: { type: "object", properties: { last: { type: "string" } } },
    },
    required: ["accounts", "pages"],
  }),
  listMessages: z.fromJSONSchema({
    type: "object",
    properties: { messages: { type: "array", items: Message } },
    required: ["messages"],
  }),
  error: z.fromJSONSchema({
    type: "object",
    properties: {
      errors: {
        type: "array",
        items: {
          type: "object",
          properties: { message: { type: "string" }, field: { type: ["string", "null"] } },
          required: ["message", "field"],
        },
      },
    },
    required: ["errors"],
  }),
};
