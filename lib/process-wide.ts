import "server-only";

const HOME = Symbol.for("sendgrid-key-audit");
const home = globalThis as typeof globalThis & { [HOME]?: Map<string, unknown> };

/**
 * A value that the whole process shares, created by the first caller. Next loads a module once for pages and once for
 * routes, so a plain constant would exist twice: two budgets for one credential, two stores.
 * @param name unique to this value
 */
export function processWide<T>(name: string, make: () => T): T {
  home[HOME] ??= new Map();
  if (!home[HOME].has(name)) home[HOME].set(name, make());
  return home[HOME].get(name) as T;
}
