import clsx from "clsx";
import type { ParsedQuery, Span } from "@/lib/audit/who-can/query";

/** Below the field: how to ask, or what is unclear, with its position and suggested fixes. */
export function QuestionProblem({
  id,
  question,
  parsed,
  settled,
  onReplace,
}: {
  id: string;
  question: string;
  parsed: ParsedQuery;
  /** The reader has finished typing, so a problem is an error. */
  settled: boolean;
  onReplace: (place: Span, value: string) => void;
}) {
  if (parsed.ok || question === "") {
    return (
      <p id={id} className="mt-2 text-ink-3 text-sm">
        A verb or a scope, <code className="text-xs">*</code> for any run of characters. Combine
        with <code className="text-xs">AND</code>, <code className="text-xs">OR</code>,{" "}
        <code className="text-xs">NOT</code> and parentheses.
      </p>
    );
  }
  const { problem, at, suggestions } = parsed;
  return (
    <div className="mt-2 wrap-anywhere text-sm">
      <p id={id} role="status" className={settled ? "text-critical" : "text-ink-2"}>
        {problem} <span className="sr-only">At character {at.from + 1}.</span>
      </p>
      <p
        aria-hidden="true"
        className="mt-1 overflow-x-clip text-ellipsis whitespace-pre-wrap text-ink-3"
      >
        <code className="text-xs">
          {question.slice(0, at.from)}
          <mark
            className={clsx(
              "border-b-2 bg-transparent",
              settled ? "border-critical text-critical" : "border-edge text-ink",
            )}
          >
            {at.from === at.to ? " ? " : question.slice(at.from, at.to)}
          </mark>
          {question.slice(at.to)}
        </code>
      </p>
      {settled && suggestions.length > 0 && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
          Did you mean
          {suggestions.slice(0, 6).map((verb) => (
            <button
              key={verb}
              type="button"
              onClick={() => onReplace(at, verb)}
              className="min-h-6 text-accent-strong underline decoration-line underline-offset-4 hover:decoration-current"
            >
              {verb}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
