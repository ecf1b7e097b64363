import { adviceFor } from "@/lib/audit/findings/advice";
import type { RuleId } from "@/lib/audit/findings/rules";

/** The three answers to what a rule found. Load it lazily: it is all text. */
export function RuleAnswers({ rule, className }: { rule: RuleId; className: string }) {
  const { todo, falsePositive, fix } = adviceFor(rule);
  return (
    <dl className={className}>
      {[
        ["What should I do?", todo],
        ["How do I tell a false positive?", falsePositive],
        ["How do I fix it?", fix],
      ].map(([question, answer]) => (
        <div key={question}>
          <dt className="font-medium">{question}</dt>
          <dd className="prose-width mt-0.5 text-pretty text-ink-2">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
