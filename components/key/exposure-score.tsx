/** How much harm a key allows, out of 100. Not a severity: that comes from the worst finding and has a shape. */
export function ExposureScore({ score }: { score: number }) {
  return (
    <span className="whitespace-nowrap text-ink-2 text-xs">
      exposure <span className="figures text-ink">{score}</span>
    </span>
  );
}
