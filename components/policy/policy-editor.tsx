"use client";
import clsx from "clsx";
import { useId, useRef } from "react";
import { SafeText } from "@/components/key/safe-text";
import type { Problem } from "@/lib/audit/policy/problem";

/** Line height in px, for placing messages at their lines. */
const LINE_PX = 20;

/** Converts a line and column, both from 1, to an offset in a text. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n", line - 1).join("\n");
  return Math.min(text.length, (line > 1 ? before.length + 1 : 0) + column - 1);
}

/** A policy's text with line numbers and a mark at each problem, and below it the problems in full with their fixes. */
export function PolicyEditor({
  text,
  onText,
  problems,
  isValid,
}: {
  text: string;
  onText: (text: string) => void;
  problems: readonly Problem[];
  /** The problems are only warnings. */
  isValid: boolean;
}) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = text.split("\n").length;
  const tone = isValid ? "text-medium" : "text-critical";
  function go({ line, column }: Problem) {
    const at = offsetOf(text, line, column);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        Policy
      </label>
      <div
        className={clsx(
          "relative grid max-h-[32rem] grid-cols-[auto_minmax(0,1fr)] overflow-auto rounded-md border bg-surface font-mono text-xs leading-5",
          isValid ? "border-edge" : "border-critical",
        )}
      >
        <pre
          aria-hidden="true"
          className="select-none border-line border-r bg-sunken px-2 py-2 text-right text-ink-3"
        >
          {Array.from({ length: lines }, (_, at) => at + 1).join("\n")}
        </pre>
        <textarea
          ref={area}
          id={id}
          value={text}
          onChange={(event) => onText(event.target.value)}
          rows={Math.max(lines, 12)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={!isValid}
          aria-describedby={`${id}-problems`}
          className="block w-full resize-none overflow-x-auto overflow-y-hidden whitespace-pre bg-transparent p-2 focus-visible:-outline-offset-2"
        />
        {problems.map((problem, at) => (
          <p
            key={`${problem.line}:${problem.column}:${problem.message}`}
            aria-hidden="true"
            hidden={problems.findIndex(({ line }) => line === problem.line) !== at}
            style={{ top: 8 + (problem.line - 1) * LINE_PX, height: LINE_PX }}
            className={clsx(
              "pointer-events-none absolute inset-x-0 flex justify-end border-l-3 bg-current/8 max-sm:hidden",
              tone,
            )}
          >
            <span className="max-w-[60%] truncate bg-surface px-2">{problem.message}</span>
          </p>
        ))}
      </div>
      <ul id={`${id}-problems`} aria-live="polite" className="mt-2 space-y-1 text-sm">
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.message}`} className="text-pretty">
            <button
              type="button"
              onClick={() => go(problem)}
              className={clsx("font-medium underline underline-offset-4", tone)}
            >
              Line {problem.line}, column {problem.column}
            </button>
            : <SafeText text={problem.message} />{" "}
            <span className="text-ink-2">
              <SafeText text={problem.help} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
