import { useId } from "react";

/**
 * A bar for a share of a whole: the known part, then hatched what is unknown and may add to it. Put the figures in text
 * next to it. An SVG rather than a background, so that it prints.
 */
export function ShareBar({
  value,
  unknown,
  total,
}: {
  value: number;
  unknown: number;
  total: number;
}) {
  const pattern = useId();
  const percent = (part: number) => `${total === 0 ? 0 : (part / total) * 100}%`;
  return (
    <svg aria-hidden="true" className="block h-2 w-full rounded-sm">
      <defs>
        <pattern
          id={pattern}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v4" stroke="currentColor" strokeWidth="2" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" className="fill-sunken" />
      <rect
        x={percent(value)}
        width={percent(unknown)}
        height="100%"
        fill={`url(#${pattern})`}
        className="text-edge"
      />
      <rect width={percent(value)} height="100%" fill="currentColor" />
    </svg>
  );
}
