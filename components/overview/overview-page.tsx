"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { accountSentence } from "@/components/fleet/account-sentence";
import { BeyondNote } from "@/components/fleet/beyond/beyond-note";
import { FleetBody } from "@/components/fleet/fleet-body";
import { readingOf } from "@/components/fleet/reading";
import { firstThings, type RuleGroup, ruleGroupsOf } from "@/components/fleet/rule-groups";
import { tallyOf } from "@/components/fleet/tally";
import { useAudit } from "@/components/fleet/use-audit";
import { useFleet } from "@/components/fleet/use-fleet";
import { PAGES } from "@/components/links/pages";
import { parseAsText } from "@/components/links/parse-as-text";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { SEVERITIES } from "@/lib/audit/findings/rules";
import { keysBySeverity } from "@/lib/audit/report/by-severity";
import { chosenKey, firstKey } from "./chosen-key";
import { Coverage } from "./coverage";
import { Findings, ruleElementId } from "./findings";
import { FirstSteps } from "./first-steps";
import { gradeShares } from "./grade-shares";
import { News } from "./news";
import { Quota } from "./quota";
import { Shapes } from "./shapes";
import { ShareTable } from "./share-table";
import { SoleHolders } from "./sole-holders";
import { gradesOf } from "./worst-by-key";

const STATE = { rule: parseAsText, key: parseAsText };
const FIRST = 3;

/** The state of the account: one sentence, then what to do first, then every figure with its total. */
export function OverviewPage() {
  const view = useFleet();
  const { fleet: latest, isWaiting, error, retry } = view;
  const { fleet, audit } = useAudit(latest);
  const [{ rule, key }, setState] = useQueryStates(STATE, { history: "push", scroll: false });
  const stopped = fleet.finishedAtMs !== null || error !== null;
  const reading = useMemo(() => readingOf(fleet, stopped), [fleet, stopped]);
  const keys = useMemo(() => keysBySeverity(fleet, audit.findings), [fleet, audit]);
  const tally = useMemo(() => tallyOf(fleet), [fleet]);
  const groups = useMemo(() => ruleGroupsOf(audit), [audit]);
  const grades = useMemo(() => gradesOf(fleet, audit.findings), [fleet, audit]);
  const first = useMemo(() => firstThings(groups.found, FIRST), [groups]);

  function openFirst({ rule: { id }, findings }: RuleGroup) {
    void setState({ rule: id, key: firstKey(findings) }).then(() => {
      const element = document.getElementById(ruleElementId(id));
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: "start" });
    });
  }

  const opened = groups.found.find((group) => group.rule.id === rule);
  const sole = groups.found.find((group) => group.rule.id === "sole-holder");
  const unread = reading.total - reading.read;

  return (
    <>
      <header>
        <div className="flex min-h-8 items-center justify-between gap-2 pointer-coarse:min-h-11">
          <h1 className="font-semibold text-xl">{PAGES.overview.title}</h1>
          {reading.total > 0 && (
            <ExportMenu fleet={fleet} shown={keys} view="Overview: every key" />
          )}
        </div>
        <p className="prose-width mt-1 min-h-6 text-pretty text-ink-2">
          {isWaiting ? "Reading the list of keys." : accountSentence(reading, tally)}
        </p>
        <BeyondNote />
      </header>
      <FleetBody view={view} fleet={fleet} waiting={<Outline />}>
        {reading.read === 0 && !stopped ? (
          <Outline />
        ) : (
          <div className="mt-8 space-y-12">
            {first.length > 0 && (
              <FirstSteps
                things={first}
                fleet={fleet}
                isRunning={reading.isRunning}
                onOpen={openFirst}
              />
            )}
            <div className="grid items-start gap-x-12 gap-y-12 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr] 3xl:grid-rows-1 3xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_22rem]">
              <Findings
                groups={groups}
                fleet={fleet}
                isRunning={reading.isRunning}
                open={opened?.rule.id ?? null}
                chosen={chosenKey(opened?.findings, key)}
                onOpen={(next) => void setState({ rule: next, key: null })}
                onChoose={(next) => void setState({ key: next })}
              />
              <div className="min-w-0 space-y-10 xl:row-span-2 3xl:order-1 3xl:row-span-1">
                <News target={view.target} finishedAtMs={fleet.finishedAtMs} />
                <Coverage fleet={fleet} reading={reading} retry={retry} />
                <Section title="Keys by their worst finding">
                  <ShareTable
                    caption="Keys by their worst finding"
                    head="Worst finding"
                    shares={gradeShares(grades)}
                    of={reading.total}
                    unknown={0}
                  />
                </Section>
                <Section
                  title="Types, inferred"
                  note="SendGrid doesn’t say what type a key is, so this is inferred from its scopes."
                >
                  <ShareTable
                    caption="Keys by type"
                    head="Type"
                    shares={TYPES.map((type) => ({
                      id: type,
                      label: TYPE_WORD[type],
                      value: tally.types.get(type) ?? 0,
                      to: { type: [type] },
                    }))}
                    of={reading.read}
                    unknown={unread}
                  />
                </Section>
                <Quota fleet={fleet} />
              </div>
              <div className="min-w-0 space-y-12">
                <Section
                  title="What the keys can do"
                  note="A key counts for everything it can do. Hatched: not read, may apply."
                >
                  <ShareTable
                    caption="Keys by what they can do"
                    head="Ability"
                    shares={EFFECTS.map(({ id, label }) => ({
                      id,
                      label,
                      value: tally.effects.get(id) ?? 0,
                      to: { effect: [id] },
                    }))}
                    of={reading.read}
                    unknown={unread}
                  />
                </Section>
                <Shapes fleet={fleet} reading={reading} />
                {sole !== undefined && <SoleHolders group={sole} fleet={fleet} />}
              </div>
            </div>
          </div>
        )}
      </FleetBody>
    </>
  );
}

const TYPES = ["full_access", "custom_everything", "custom", "billing", "none"] as const;

/** A skeleton of the page while nothing is read. */
function Outline() {
  return (
    <div aria-hidden="true" className="mt-8 space-y-8">
      <div className="grid gap-3 md:grid-cols-3">
        {["one", "two", "three"].map((each) => (
          <Skeleton key={each} className="h-36 w-full rounded-lg" />
        ))}
      </div>
      {SEVERITIES.map((each) => (
        <Skeleton key={each} className="h-5 w-full" />
      ))}
    </div>
  );
}
