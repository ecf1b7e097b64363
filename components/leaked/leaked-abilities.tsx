import { analysisOf } from "@/components/key/analysis-of";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint } from "@/components/key/key-print";
import { Badge } from "@/components/ui/badge";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { effectsSentence } from "@/lib/audit/effects/effects";

/** What a leaked key can do. */
export function LeakedAbilities({
  id,
  scopes,
  signedIn,
}: {
  id: string;
  /** Null: not read. */
  scopes: readonly string[] | null;
  signedIn: boolean;
}) {
  const analysis = scopes === null ? null : analysisOf(scopes);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ApiKeyId id={id} />
        {analysis !== null && <Badge>{TYPE_WORD[analysis.classification.type]}</Badge>}
        {signedIn && <Badge tone="attention">signed in with this key</Badge>}
      </div>
      {scopes === null || analysis === null ? (
        <p>Its scopes have not been read. Until they are, assume it can do everything.</p>
      ) : (
        <>
          <p>{effectsSentence(scopes, Number.POSITIVE_INFINITY)}</p>
          <KeyPrint cells={analysis.print} />
        </>
      )}
    </>
  );
}
