import { Section } from "@/components/ui/section";

/** What no report on SendGrid's keys can say, so that nobody takes its absence for an answer. */
export function NotExposed() {
  return (
    <Section className="report-part" title="What SendGrid does not expose">
      <ul className="max-w-[70ch] list-disc space-y-1 pl-5 text-sm">
        <li>When a key was created, who created it, and whether it expires.</li>
        <li>When it was last used, from where, and for what.</li>
        <li>What type it is. Full Access, Custom and Billing are inferred from its scopes.</li>
      </ul>
    </Section>
  );
}
