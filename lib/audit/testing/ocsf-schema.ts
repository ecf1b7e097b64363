import { z } from "zod";

/** A Compliance Finding of OCSF 1.3.0 (schema.ocsf.io), as strict as our output: all required fields, and no other. */
const Resource = z.strictObject({
  type: z.enum(["SendGrid account", "SendGrid API key"]),
  uid: z.string().min(1),
  name: z.string(),
  owner: z.strictObject({ name: z.string(), uid: z.string() }).optional(),
});

export const ocsfFinding = z.strictObject({
  activity_id: z.literal(1),
  category_uid: z.literal(2),
  class_uid: z.literal(2003),
  type_uid: z.literal(200_301),
  time: z.int().positive(),
  severity_id: z.int().min(0).max(5),
  // New, or suppressed: the comment says by whom.
  status_id: z.union([z.literal(1), z.literal(3)]),
  comment: z.string().min(1).optional(),
  metadata: z.strictObject({
    version: z.literal("1.3.0"),
    product: z.strictObject({ name: z.string(), vendor_name: z.string(), version: z.string() }),
  }),
  finding_info: z.strictObject({
    uid: z.string().min(1),
    title: z.string().min(1),
    desc: z.string().min(1),
    types: z.array(z.string()).length(1),
  }),
  compliance: z.strictObject({
    control: z.string().min(1),
    standards: z.array(z.string()).min(1),
    status_id: z.union([z.literal(2), z.literal(3)]),
    status: z.enum(["Warning", "Fail"]),
  }),
  remediation: z.strictObject({ desc: z.string().min(1) }).optional(),
  resources: z.array(Resource).length(1),
  unmapped: z
    .strictObject({
      scopes: z.array(z.string()).min(1).optional(),
      last_mail: z.string().min(1).optional(),
      owner: z.string().min(1).nullable().optional(),
      purpose: z.string().min(1).nullable().optional(),
      data_class: z.string().min(1).nullable().optional(),
    })
    .optional(),
});
