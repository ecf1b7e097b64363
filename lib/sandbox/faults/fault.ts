import { z } from "zod";

const common = {
  /** A regular expression for the path with its query; absent: every call. */
  match: z.string().optional(),
  /** Only calls on behalf of exactly this account; the empty string: only calls without the header. */
  onBehalfOf: z.string().optional(),
  /** Only this many matching calls, from the first; absent: always. */
  times: z.int().positive().optional(),
};

const connection = z.strictObject({
  ...common,
  kind: z.enum([
    "hang-before-headers",
    "hang-mid-body",
    "drip",
    "reset-on-accept",
    "rst-mid-body",
    "truncated-chunked",
    "close-delimited-cut",
    "short-content-length",
    "garbage-protocol",
    "huge-header",
    "early-1xx",
  ]),
});
const content = z.strictObject({
  ...common,
  kind: z.enum([
    "html",
    "empty-200",
    "no-content-204",
    "null",
    "wrong-shape",
    "bom",
    "gzip-bomb",
    "stacked-encodings",
    "deep-json",
    "proto-key",
  ]),
});
const latency = z.strictObject({ ...common, kind: z.literal("latency"), ms: z.int().positive() });
const redirect = z.strictObject({ ...common, kind: z.literal("redirect"), location: z.url() });
const rateLimited = z.strictObject({
  ...common,
  kind: z.literal("rate-limited"),
  /** `epoch+2`: the window ends in 2 s, given as a time; `delta+2`: the same, given as seconds to wait. */
  reset: z.union([
    z.templateLiteral([z.enum(["epoch", "delta"]), "+", z.int().nonnegative()]),
    z.enum(["missing", "past", "nan"]),
  ]),
});
const status = z.strictObject({
  ...common,
  kind: z.literal("status"),
  status: z.literal([401, 403, 404, 500, 502, 503, 504]),
});

/** What can go wrong between SendGrid and a client, as a test requests it. */
export const Fault = z.discriminatedUnion("kind", [
  connection,
  content,
  latency,
  redirect,
  rateLimited,
  status,
]);
export type Fault = z.infer<typeof Fault>;
export type ConnectionFault = z.infer<typeof connection>;
export type ContentFault = z.infer<typeof content>;
/** A fault that prevents the true answer from arriving. */
export type Failing = Exclude<Fault, z.infer<typeof latency>>;
