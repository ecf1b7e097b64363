import { counted } from "../words";
import type { Report } from "./report";
import { reportSarif, SARIF_LIMITS } from "./sarif";
import { eachResult, foldedResults } from "./sarif-results";

async function gzippedBytes(text: string): Promise<number> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}

const MEGABYTE = 1_000_000;

/** What code scanning would refuse about a file with this many results, in words; null if nothing. */
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
 * A SARIF file that code scanning accepts, if one is possible.
 * @returns `note`: how it departs from one result for each finding of each key; null if it doesn't
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
