import { SafeText } from "@/components/key/safe-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { Fact } from "@/components/ui/section";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import { whenWords } from "@/lib/audit/history/life-words";
import { type Review, sealOf } from "@/lib/audit/review/review";
import { counted, countOf, listed, utcWords } from "@/lib/audit/words";
import { Manifest } from "./manifest";
import { PersonWords } from "./people/acting-as";
import { namedWords, PROVES } from "./words";

/** What the review is based on: who opened it, which keys as of when, and the hash that covers all of it. */
export function ReviewFacts({ review }: { review: Review }) {
  const { opening, snapshot } = review;
  const { keys, accounts } = snapshot;
  const read = keys.filter(({ shape }) => shape !== null).length;
  const listedInFull = accounts.filter(({ status }) => status === "read").length;
  const seal = sealOf(review);
  const { controls = [], manifest = [] } = opening;
  return (
    <Disclosure words="Scope and evidence">
      <dl className="grid max-w-220 gap-x-8 gap-y-1 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact name="Why">
          <SafeText text={opening.note} max={2_000} />
        </Fact>
        <Fact name="Started">
          by <PersonWords of={opening.opened_by} />, {utcWords(opening.opened_at_ms)}
        </Fact>
        <Fact name="Names">{namedWords(review)}</Fact>
        <Fact name="Keys">
          {counted(read)} of {countOf(keys.length, "key")} read, in {counted(listedInFull)} of{" "}
          {countOf(accounts.length, "account")} fully listed{" "}
          {whenWords({ afterMs: snapshot.read_after_ms, byMs: snapshot.read_before_ms })}.{" "}
          {beyondSentence(snapshot.target)}
        </Fact>
        {controls.length > 0 && (
          <Fact name="Controls">
            <SafeText text={listed(controls.map(({ reference }) => reference))} max={500} />. This
            mapping is your organization’s own.
          </Fact>
        )}
        <Fact name="Frozen keys">
          <code className="break-all text-xs">{opening.snapshot_sha256}</code>
        </Fact>
        <Fact name="Last hash">
          <code className="break-all text-xs">{seal}</code>{" "}
          <CopyButton text={seal} what="last hash" className="align-middle" />
        </Fact>
        <Fact name="It proves">{PROVES}</Fact>
      </dl>
      {manifest.length > 0 && <Manifest asked={manifest} />}
    </Disclosure>
  );
}
