import { SafeText } from "@/components/key/safe-text";
import type { Desk } from "@/components/review/acts/use-desk";
import type { QueueRow } from "@/components/review/acts/use-queue-rows";
import { STANDING_WORDS, VERDICT_WORDS } from "@/components/review/words";
import { waiverId } from "@/lib/audit/review/review";
import { isLapsed } from "@/lib/audit/review/standing";
import { counted, countOf, utcWords } from "@/lib/audit/words";
import { tallyWords } from "./hand-over";

/** About a hundred pages. With ten times as many, browsers print none: "Printing failed". */
const MOST = 2_000;

/** The keys of a review for print, each with its decision and its current standing. */
export function PrintedKeys({ desk }: { desk: Desk }) {
  const total = desk.keys.length;
  return (
    <>
      <p>{tallyWords(desk)}</p>
      {total > MOST && (
        <p className="font-semibold">
          Printed here are the first {counted(MOST)} of {countOf(total, "key")}, in the order chosen
          on the page. All of them are in the review’s CSV and in its saved file, which the last
          hash above seals.
        </p>
      )}
      <table className="mt-4 w-full table-fixed border-collapse text-left">
        <thead className="table-header-group">
          <tr className="border-edge border-b">
            <th className="w-[26%] py-1 pr-2">Key</th>
            <th className="w-[16%] pr-2">Owner</th>
            <th className="w-[9%] pr-2">Severity</th>
            <th className="w-[12%] pr-2">Decision</th>
            <th className="pr-2">Why</th>
            <th className="w-[15%]">Reviewer</th>
          </tr>
        </thead>
        <tbody>
          {desk.keys.slice(0, MOST).map((row) => (
            <Line key={row.ref} row={row} desk={desk} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ row: { ref, key, one, policy }, desk }: { row: QueueRow; desk: Desk }) {
  const decision = desk.decided.get(ref);
  const account = desk.population.fleet.accounts.get(key.account);
  const standing = desk.standingOf(one);
  return (
    <tr className="break-inside-avoid border-line border-b align-top [&>td]:py-1">
      <td className="break-words pr-2">
        <SafeText text={key.name} />, <SafeText text={account?.label ?? ""} />
        <code className="block break-all">{key.api_key_id}</code>
      </td>
      <td className="break-words pr-2">
        {policy !== null && <SafeText text={policy.ownership?.owner ?? "none"} />}
      </td>
      <td className="pr-2">{one.severity ?? "none found"}</td>
      <td className="break-words pr-2">
        {decision === undefined ? "undecided" : VERDICT_WORDS[decision.decision].done}
        {decision !== undefined && isLapsed(decision, standing) && ", lapsed"}
        {decision?.ticket !== undefined && (
          <>
            , <SafeText text={decision.ticket} />
          </>
        )}
        {decision?.due !== undefined && `, due ${decision.due}`}
      </td>
      <td className="break-words pr-2">
        {decision !== undefined && <SafeText text={decision.rationale} max={2_000} />}{" "}
        {STANDING_WORDS[standing]}
        {one.waivers.map((waiver) => (
          <span key={waiver.rule} className="block">
            <SafeText text={`waived: ${waiverId(waiver)}, through ${waiver.expires}`} />
          </span>
        ))}
      </td>
      <td className="break-words">
        {decision !== undefined && (
          <>
            <SafeText text={decision.reviewer.name} />, {utcWords(decision.decided_at_ms)}
          </>
        )}
      </td>
    </tr>
  );
}
