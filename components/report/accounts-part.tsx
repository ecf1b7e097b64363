import { SafeText } from "@/components/key/safe-text";
import { Section } from "@/components/ui/section";
import type { AccountId } from "@/lib/audit/account";
import { SEVERITIES, type Severity } from "@/lib/audit/findings/rules";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Report } from "@/lib/audit/report/report";
import { counted } from "@/lib/audit/words";

type Grade = Severity | "unknown" | "none";
const COLUMNS: readonly Grade[] = [...SEVERITIES, "none", "unknown"];
const HEAD: Partial<Record<Grade, string>> = { none: "No finding", unknown: "Not read" };

/** Every account with its keys by worst finding, the worst account first. */
export function AccountsPart({ report, fleet }: { report: Report; fleet: Fleet }) {
  const counts = new Map<AccountId, Map<Grade, number>>(
    [...fleet.accounts.keys()].map((id) => [id, new Map()]),
  );
  for (const { key, severity } of report.rows) {
    const of = counts.get(key.account);
    const grade = severity ?? "none";
    of?.set(grade, (of.get(grade) ?? 0) + 1);
  }
  const rows = [...counts].sort(([, a], [, b]) => {
    for (const grade of COLUMNS) {
      const apart = (b.get(grade) ?? 0) - (a.get(grade) ?? 0);
      if (apart !== 0) return apart;
    }
    return 0;
  });
  return (
    <Section
      className="report-part"
      title="Accounts"
      note="Keys by their worst finding, the worst account first."
    >
      <table className="w-full border-collapse text-xs">
        <thead className="text-left text-ink-2">
          <tr className="border-line border-b">
            <th scope="col" className="py-1 pr-2 font-medium">
              Account
            </th>
            {COLUMNS.map((grade) => (
              <th
                key={grade}
                scope="col"
                className="py-1 pl-1 sm:pl-2 text-right font-medium first-letter:uppercase max-[23rem]:[writing-mode:sideways-lr]"
              >
                {HEAD[grade] ?? grade}
              </th>
            ))}
            <th
              scope="col"
              className="py-1 pl-1 sm:pl-2 text-right font-medium max-[23rem]:[writing-mode:sideways-lr]"
            >
              Keys
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, of]) => {
            const account = fleet.accounts.get(id);
            return (
              <tr key={id} className="border-line border-b">
                <th scope="row" className="wrap-anywhere py-0.5 pr-2 text-left font-medium">
                  <SafeText text={account?.label ?? id} />
                  {account?.disabled === true && (
                    <span className="font-normal text-ink-2">, disabled</span>
                  )}
                </th>
                {COLUMNS.map((grade) => (
                  <td key={grade} className="figures py-0.5 pl-1 sm:pl-2 text-right">
                    {counted(of.get(grade) ?? 0)}
                  </td>
                ))}
                <td className="figures py-0.5 pl-1 sm:pl-2 text-right">
                  {account?.keys === null || account === undefined
                    ? "not listed"
                    : counted(account.keys)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
