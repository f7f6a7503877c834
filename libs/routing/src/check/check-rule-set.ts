import type { Bilingual } from '@shaodao/decider';
import type { RoutingDecision } from '../decision.js';
import type { RoutingDirectory } from '../directory.js';
import { PlainDirectory } from '../plain/plain-lists.js';
import { orderedRules } from '../plain/plain-routing.js';
import { compileRouting, type Router } from '../router.js';
import type { RoutingCase, RuleSet } from '../rule-set.js';
import { cycleFindings } from './cycles.js';
import type { Finding } from './finding.js';
import { gapFindings } from './gaps.js';
import { referenceFindings } from './references.js';
import { shadowFindings } from './shadows.js';

/** A test case of a rule set and what came of it. */
export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  readonly decision: RoutingDecision;
  /** What differs; only of a case that failed. */
  readonly words?: Bilingual;
}

export interface RuleSetCheck {
  readonly findings: readonly Finding[];
  readonly cases: readonly CaseResult[];
  /** No finding is an error and every case passed. */
  readonly publishable: boolean;
}

/**
 * What is wrong with a rule set over one version of the directory: gaps, rules that never speak,
 * dead units, circles; and its own test cases, run.
 * @param on day (`YYYY-MM-DD`) on which gaps are looked for; without it rules with a validity do
 *   not count.
 */
export function checkRuleSet(
  directory: RoutingDirectory,
  ruleSet: RuleSet,
  on?: string,
): RuleSetCheck {
  const lists = new PlainDirectory(directory, ruleSet.baseKinds);
  const router = compileRouting(directory, ruleSet);
  const findings = [
    ...referenceFindings(lists, ruleSet),
    ...cycleFindings(directory, ruleSet),
    ...shadowFindings(orderedRules(ruleSet.rules, lists), lists),
    ...gapFindings(router, lists, ruleSet, on),
  ];
  const cases = (ruleSet.cases ?? []).map((each) => runCase(each, router));
  const sound = findings.every(({ severity }) => severity !== 'error');
  return { findings, cases, publishable: sound && cases.every(({ passed }) => passed) };
}

function runCase({ name, facts, expect }: RoutingCase, router: Router): CaseResult {
  const decision = router.decide(facts);
  const { lead, assists, rule } = decision;
  const wrong: Bilingual[] = [];
  const compare = (zh: string, en: string, wanted: string, got: string): void => {
    if (wanted !== got)
      wrong.push({
        zh: `${zh}应为“${wanted}”，实为“${got}”`,
        en: `${en} should be “${wanted}” and is “${got}”`,
      });
  };
  const list = (units: readonly string[]): string => [...units].sort().join(', ');
  compare('主办', 'lead', expect.lead ?? '', lead ?? '');
  if (expect.assists !== undefined) compare('协办', 'assists', list(expect.assists), list(assists));
  if (expect.rule !== undefined) compare('规则', 'rule', expect.rule, rule ?? '');
  if (wrong.length === 0) return { name, passed: true, decision };
  const words = {
    zh: `用例“${name}”：${wrong.map(({ zh }) => zh).join('；')}`,
    en: `Case “${name}”: ${wrong.map(({ en }) => en).join('; ')}`,
  };
  return { name, passed: false, decision, words };
}
