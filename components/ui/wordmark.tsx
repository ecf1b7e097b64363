/** The product's name next to five cells of a print. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-ink">
      <svg aria-hidden="true" viewBox="0 0 19 16" className="h-4 w-5 text-accent">
        <path
          fill="currentColor"
          d="M0 8h3v8H0zM4 0h3v16H4zM8 14h3v2H8zM12 0h3v16h-3zM16 8h3v8h-3z"
        />
      </svg>
      Key Audit
    </span>
  );
}
