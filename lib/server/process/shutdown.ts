import "server-only";

const shared = globalThis as typeof globalThis & { keyAuditShutdown?: AbortController };

function controller(): AbortController {
  shared.keyAuditShutdown ??= new AbortController();
  return shared.keyAuditShutdown;
}

/** Fires when the process was told to end: streams close, so that their readers go on with another replica. */
export function shutdownSignal(): AbortSignal {
  return controller().signal;
}

/** Begins the end: what is under way may finish, nothing new is begun. */
export function beginShutdown() {
  controller().abort();
}
