import "server-only";
import type { Credential } from "./credential";
import type { CallOptions } from "./transport";

/** A signed-in key's access to SendGrid, and how to make calls for the caller. */
export type SendGrid = { credential: Credential; options: CallOptions };
