import "server-only";

const HOME = Symbol.for("sendgrid-key-audit");
const home = globalThis as typeof globalThis & { [HOME]?: Map<string, unknown> };

/**
 * A value that the whole process shares. Next loads a module once for pages and once for routes, so that a plain constant
 * would be two: two budgets for one credential, two stores. Whoever asks first makes it.
 * @param name no other value's
 */
export function processWide<T>(name: string, make: () => T): T {
  home[HOME] ??= new Map();
  if (!home[HOME].has(name)) home[HOME].set(name, make());
  return home[HOME].get(name) as T;
}
