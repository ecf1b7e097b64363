import { counted } from "../words";
import type { Report } from "./report";
import { reportSarif, SARIF_LIMITS } from "./sarif";
import { eachResult, foldedResults } from "./sarif-results";

async function gzippedBytes(text: string): Promise<number> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

const MEGABYTE = 1_000_000;

/** What code scanning would refuse of a file with so many results, in words; null: nothing. */
async function excessOf(results: number, text: string): Promise<string | null> {
  if (results > SARIF_LIMITS.results) {
    return `${counted(results)} results are more than the ${counted(SARIF_LIMITS.results)} that code scanning accepts`;
  }
  const bytes = await gzippedBytes(text);
  return bytes > SARIF_LIMITS.gzippedBytes
    ? `The results take ${counted(Math.ceil(bytes / MEGABYTE))} MB gzipped, and code scanning accepts ${SARIF_LIMITS.gzippedBytes / MEGABYTE}`
    : null;
}

/**
 * A SARIF file that code scanning accepts, if there can be one.
 * @returns `note`: in what way it is not a result for each finding of each key; null: it is
 */
export async function scanningSarif(
  report: Report,
): Promise<{ text: string; note: string | null }> {
  const each = reportSarif(report);
  const excess = await excessOf(eachResult(report).length, each);
  if (excess === null) return { text: each, note: null };
  const folded = `${excess}, so keys of one account and scope set share a result.`;
  const text = reportSarif(report, folded);
  const left = await excessOf(foldedResults(report).length, text);
  const still =
    left === null ? "" : " It is still too much: filter the keys, and export each part.";
  return { text, note: `${folded}${still}` };
}
