import clsx from "clsx";

/** Sentences below each other, each with its bullet. */
export function Bullets({ items, className }: { items: readonly string[]; className: string }) {
  return (
    <ul className={clsx("list-disc", className)}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
