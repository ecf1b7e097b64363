import { Fragment } from "react";
import { visibleText } from "./visible-text";

const MAX_CHARACTERS = 200;

/**
 * A name that someone else chose (for a key or a subuser). It is bidi-isolated; invisible characters show their code
 * point; an empty name says so; a very long one is cut, with the number of characters left out.
 */
export function SafeText({
  text,
  empty = "no name",
  max = MAX_CHARACTERS,
}: {
  text: string;
  empty?: string;
  /** How many characters to show. */
  max?: number;
}) {
  if (text === "") return <span className="text-ink-3 italic">({empty})</span>;
  const characters = Array.from(text);
  const rest = characters.length - max;
  const parts = visibleText(rest > 0 ? characters.slice(0, max).join("") : text);
  return (
    <bdi>
      {parts.map((part) =>
        part.hidden === null ? (
          <Fragment key={part.at}>{part.text}</Fragment>
        ) : (
          <code
            key={part.at}
            className="mx-px rounded-sm border border-edge border-dashed px-0.5 text-2xs text-ink-2"
          >
            {part.hidden}
          </code>
        ),
      )}
      {rest > 0 && <span className="text-ink-3"> … {rest} more characters</span>}
    </bdi>
  );
}
