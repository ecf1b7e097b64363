import { kept } from "../kept";

/**
 * A pattern's test of texts in small letters. `*` is any run of characters, dots too; all else is itself.
 * No regular expression, so that no pattern a person types can take more than linear time. A policy asks it for each of
 * its entries about each of 20,000 names, so the usual forms, `checkout-*` and `*`, are asked in one step.
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

/** A test for scopes that a pattern stands for, however they are written. */
export function scopeMatcher(pattern: string): (scope: string) => boolean {
  const matches = wildcardTest(pattern);
  return (scope) => matches(scope.toLowerCase());
}

/** A test for scopes that any of several patterns stands for. Answers are kept: the same scopes come again and again. */
export function anyScopeMatcher(patterns: readonly string[]): (scope: string) => boolean {
  const matchers = patterns.map(scopeMatcher);
  return kept((scope: string) => matchers.some((matches) => matches(scope)));
}
