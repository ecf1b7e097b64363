import { z } from "zod";

/**
 * The part of SARIF 2.1.0 that our files use, from its JSON schema: required properties, enumerations, patterns, and no
 * unknown property. Omits what we never write: artifacts, code flows, graphs, fixes, taxonomies, baselines.
 */
const bag = z.looseObject({
  tags: z
    .array(z.string())
    .refine((tags) => new Set(tags).size === tags.length)
    .optional(),
});
const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(["none", "note", "warning", "error"]);
const kind = z.enum(["notApplicable", "pass", "fail", "review", "open", "informational"]);
/** RFC 3986: a relative reference, with every other character escaped. */
const uri = z.string().regex(/^(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/);

const rule = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  shortDescription: text,
  fullDescription: text,
  help: text.optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: bag.optional(),
});

const component = z.strictObject({
  name: z.string().min(1),
  version: z.string(),
  rules: z.array(rule).optional(),
  properties: bag.optional(),
});

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() })),
});

const result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().min(0),
    kind,
    level,
    message: text,
    locations: z.array(location).length(1),
    // GitHub's own name comes first: code scanning uses it to recognize an alert.
    partialFingerprints: z
      .object({ primaryLocationLineHash: z.string().regex(/^[0-9a-z]{14}:1$/) })
      .catchall(z.string()),
    suppressions: z
      .array(
        z.strictObject({
          kind: z.enum(["inSource", "external"]),
          status: z.enum(["accepted", "underReview", "rejected"]),
          justification: z.string().min(1),
        }),
      )
      .optional(),
    properties: bag.optional(),
  })
  // Rules from the standard's prose (result object, level property) that its schema can't express.
  .refine((one) => (one.kind === "fail") === (one.level !== "none"));

const run = z
  .strictObject({
    tool: z.strictObject({ driver: component, extensions: z.array(component) }),
    columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
    invocations: z.array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        endTimeUtc: z.iso.datetime(),
        toolExecutionNotifications: z.array(
          z.strictObject({ level, message: text, descriptor: z.strictObject({ id: z.string() }) }),
        ),
      }),
    ),
    results: z.array(result),
    properties: bag,
  })
  // An index points to the rule with the same id (result object, ruleIndex property).
  .refine(({ tool, results }) =>
    results.every((one) => tool.driver.rules?.[one.ruleIndex]?.id === one.ruleId),
  )
  .refine(({ tool }) => {
    const ids = tool.driver.rules?.map(({ id }) => id) ?? [];
    return new Set(ids).size === ids.length;
  });

/** A SARIF file as we write it. */
export const sarifLog = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.tuple([run]),
});
