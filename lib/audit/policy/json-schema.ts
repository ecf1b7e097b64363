import { z } from "zod";
import { PolicyDocument } from "./document";

/** The JSON schema of a policy file for editors, as in `public/policy.schema.json`. */
export function policySchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(PolicyDocument, { io: "input", target: "draft-7" });
  return JSON.parse(JSON.stringify(schema));
}
