import { allFindings } from "@/lib/audit/report/report";
import { readApiKey } from "../api-key";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { interruptible } from "../interrupt";
import { STD_STREAM, writeWhole } from "../output-file";
import { paintFor, say, tell } from "../terminal";
import { FORMATS } from "./formats";
import { judge } from "./judge";
import { isNews, newsLines } from "./news";
import { notice, notify } from "./notify";
import { READING_OPTIONS, SCAN_OPTIONS } from "./options";
import { type Plan, planOf } from "./plan";
import { type Outcome, readNow } from "./read-now";
import { scanTable } from "./table";

export const scan = command(
  {
    name: "scan",
    summary: "Reads every key of the account now, and says what each can do and how bad that is.",
    operands: "",
    options: { ...READING_OPTIONS, ...SCAN_OPTIONS },
    examples: [
      ["key-audit scan", "a table of every key, worst first"],
      ["key-audit scan --json - | jq '.keys[].name'", "JSON on standard output"],
      ["key-audit scan --sarif keys.sarif --fail-on critical", "for a pipeline"],
      ["key-audit scan --policy key-audit.yml --markdown policy.md", "for a pull request"],
      ["key-audit scan --last-mail --csv keys.csv", "when each key last sent, too"],
      ["key-audit scan --snapshot today.json --quiet", "keeps the reading, for key-audit diff"],
      ["key-audit scan --store --fail-on never --fail-on-overdue-review", "a reminder, by cron"],
      ["SENDGRID_API_KEY_FILE=/run/secrets/key key-audit scan --account self", "one account"],
    ],
  },
  async (values) => {
    const plan = await planOf(values);
    const { signal, exitCode } = interruptible();
    const outcome = await readNow(plan, await readApiKey(), signal);
    await publish(plan, outcome);
    if (signal.aborted) return exitCode();
    const { read, news, isOpen, overdue } = outcome;
    for (const reason of overdue) tell(`key-audit: review overdue: ${reason}`);
    const counts = plan.failsOnNew && news !== null ? news.findings : allFindings(read.report);
    const verdict = judge(read.report, counts, plan);
    if (verdict === EXIT.unread) {
      tell("key-audit: not everything could be read. --allow-incomplete accepts that.");
    }
    if (overdue.length > 0) return EXIT.found;
    return verdict === EXIT.clean && isOpen ? EXIT.unread : verdict;
  },
);

/**
 * Writes the files, prints the table if standard output is free, and posts what is new: tries all of these even if one
 * fails.
 * @throws Misuse that says what could not be written
 */
async function publish({ files, isQuiet, url }: Plan, { read, news, notes }: Outcome) {
  const lost: string[] = [];
  const unlessMisuse = (error: unknown) => {
    if (!(error instanceof Misuse)) throw error;
    lost.push(error.message);
  };
  for (const { format, path } of files) {
    const { text, note } = await FORMATS[format].make(read);
    await writeWhole(path, text).catch(unlessMisuse);
    if (note !== null) tell(`key-audit: ${format}: ${note}`);
  }
  if (!isQuiet && !files.some(({ path }) => path === STD_STREAM)) {
    const lines = news === null ? [] : newsLines(news);
    await say(scanTable(read.report, paintFor(process.stdout), lines)).catch(unlessMisuse);
  }
  if (url !== null && news !== null && isNews(news)) {
    const why = await notify(url, notice(news, read.report));
    if (why !== null) tell(`key-audit: what is new could not be posted: ${why}.`);
  }
  for (const note of notes) tell(`key-audit: ${note}`);
  if (lost.length > 0) throw new Misuse(lost.join("\n"));
}
