import { SafeText } from "@/components/key/safe-text";
import type { Asked } from "@/lib/audit/review/review";
import { counted, countOf, utcWords } from "@/lib/audit/words";

/** The file lists the rest. */
const MOST = 200;

/** The requests to SendGrid behind the frozen keys: they prove where the list comes from. */
export function Manifest({ asked }: { asked: readonly Asked[] }) {
  return (
    <div className="mt-4 max-w-220">
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus
        tabIndex={0}
        className="mt-1 max-h-72 overflow-auto print:max-h-none print:overflow-visible"
      >
        <table className="w-full text-left text-xs">
          <caption className="py-1 text-left font-semibold text-sm">
            What was asked of SendGrid
          </caption>
          <thead>
            <tr className="border-edge border-b text-ink-2">
              <th className="py-1 pr-4 font-medium">Call</th>
              <th className="pr-4 font-medium">Account</th>
              <th className="pr-4 font-medium">Status</th>
              <th className="pr-4 font-medium">Count</th>
              <th className="font-medium">Answered by</th>
            </tr>
          </thead>
          <tbody>
            {asked.slice(0, MOST).map((each) => (
              <tr
                key={`${each.path} ${each.account} ${each.status}`}
                className="break-inside-avoid border-line border-b align-baseline"
              >
                <td className="py-1 pr-4">
                  <code>GET {each.path}</code>
                </td>
                <td className="break-words pr-4">
                  <SafeText text={each.account} />
                </td>
                <td className="figures pr-4">{each.status ?? "no answer"}</td>
                <td className="figures pr-4">{counted(each.count)}</td>
                <td>{utcWords(each.before_ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked.length > MOST && (
        <p className="mt-1 text-ink-2 text-xs">
          {countOf(asked.length - MOST, "more line")} in the saved file.
        </p>
      )}
    </div>
  );
}
