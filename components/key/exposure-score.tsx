/** How much harm a key allows, as its number of 100. It is no severity: that is the worst finding, and has a shape. */
export function ExposureScore({ score }: { score: number }) {
  return (
    <span className="whitespace-nowrap text-ink-2 text-xs">
      exposure <span className="figures text-ink">{score}</span>
    </span>
  );
}
