import "server-only";
import type { Credential } from "./credential";
import type { Patience } from "./transport";

/** A signed-in key's view of SendGrid, with the patience of the one who asks. */
export type SendGrid = { credential: Credential; patience: Patience };
