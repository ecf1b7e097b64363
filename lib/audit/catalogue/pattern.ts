import { kept } from "../kept";

/**
 * Returns a test that matches lowercase text against a pattern. `*` matches any run of characters, dots included; all
 * else is literal. Uses no regular expression, so any pattern runs in linear time. A policy tests each of its entries
 * on 20,000 names, so the common forms, `checkout-*` and `*`, take one step.
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const [first = "", ...rest] = pattern.toLowerCase().split("*");
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  if (rest.length === 0 && last === "") return (text) => text.startsWith(first);
  return (text) => {
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - at >= last.length && text.endsWith(last);
  };
}

/** Returns a test for the scopes that a pattern matches, in any case. */
export function scopeMatcher(pattern: string): (scope: string) => boolean {
  const matches = wildcardTest(pattern);
  return (scope) => matches(scope.toLowerCase());
}

/** Returns a test for the scopes that any of the patterns matches. It caches answers, since the same scopes recur. */
export function anyScopeMatcher(patterns: readonly string[]): (scope: string) => boolean {
  const matchers = patterns.map(scopeMatcher);
  return kept((scope: string) => matchers.some((matches) => matches(scope)));
}
