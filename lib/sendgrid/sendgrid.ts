import "server-only";
import type { Credential } from "./credential";
import type { CallOptions } from "./transport";

/** A signed-in key's view of SendGrid, and how calls are made for the one who asks. */
export type SendGrid = { credential: Credential; options: CallOptions };
