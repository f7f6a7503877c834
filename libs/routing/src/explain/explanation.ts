import type { Limit, LimitUnit } from '@shaodao/deadlines';
import type { Bilingual } from '@shaodao/decider';
import type { RoutingDecision } from '../decision.js';
import type { ListItem, RoutingDirectory } from '../directory.js';
import type { RoutingFacts } from '../facts.js';
import type { Candidate, Deliberation } from '../plain/plain-routing.js';
import type { RoutingRule, VersionedRuleSet } from '../rule-set.js';
import { filled, REASON_WORDS, SOURCE_WORDS, TRIAGE_WORDS, VIA_WORDS } from './words.js';

/** The name of a code, for people. */
export type Naming = (
  of: 'unit' | 'territory' | 'category',
  code: string,
  language: keyof Bilingual,
) => string;

/** Codes stand for themselves. */
export const CODES: Naming = (_, code) => code;

export interface ExplainedCandidate extends Candidate {
  /** Why it does not lead, or why it does. */
  readonly words: Bilingual;
}

/** A decision with everything it rests on. */
export interface Explanation {
  readonly decision: RoutingDecision;
  readonly facts: RoutingFacts;
  readonly ruleSet: { readonly id: string; readonly version: number; readonly name: Bilingual };
  readonly directoryVersion: number;
  readonly rule?: RoutingRule;
  readonly listItem?: ListItem;
  /** Whoever was thought of, each once, the chosen one without `reason`. */
  readonly candidates: readonly ExplainedCandidate[];
  /** The whole answer to "why here?", sentence by sentence. */
  readonly words: readonly Bilingual[];
}

export function explanationOf(
  { decision, candidates }: Deliberation,
  ruleSet: VersionedRuleSet,
  directory: RoutingDirectory,
  naming: Naming,
): Explanation {
  const rule = ruleSet.rules.findLast(({ id }) => id === decision.rule);
  const listItem = directory.lists.find(({ id }) => id === decision.listItem);
  const explained = candidates.map((candidate) => ({
    ...candidate,
    words: candidateWords(candidate, ruleSet, naming),
  }));
  return {
    decision,
    facts: decision.facts,
    ruleSet: { id: ruleSet.id, version: ruleSet.version, name: ruleSet.name },
    directoryVersion: directory.version,
    ...(rule === undefined ? {} : { rule }),
    ...(listItem === undefined ? {} : { listItem }),
    candidates: explained,
    words: [
      outcomeWords(decision, explained, naming),
      ...[rule && basisWords(rule), listItem && itemWords(listItem)].filter(
        (words) => words !== undefined,
      ),
      ...besideWords(decision, naming),
      ...explained.filter(({ reason }) => reason !== undefined).map(({ words }) => sentence(words)),
      versionWords(ruleSet, directory),
    ],
  };
}

function candidateWords(
  candidate: Candidate,
  ruleSet: VersionedRuleSet,
  naming: Naming,
): Bilingual {
  const { unit, reason, listItem, rule, source, via } = candidate;
  const value = (name: string, language: keyof Bilingual): string | undefined =>
    ({
      unit: naming('unit', unit, language),
      item: listItem ?? '',
      rule: ruleName(ruleSet, rule, language),
    })[name];
  if (reason !== undefined) return filled(REASON_WORDS[reason], value);
  const by = filled(SOURCE_WORDS[source], value);
  return source === 'FIRST_RECEIVER'
    ? by
    : { zh: `${by.zh}（${VIA_WORDS[via].zh}）`, en: `${by.en} (${VIA_WORDS[via].en})` };
}

function ruleName(
  { rules }: VersionedRuleSet,
  id: string | undefined,
  language: keyof Bilingual,
): string {
  return rules.findLast((rule) => rule.id === id)?.name?.[language] ?? id ?? '';
}

function outcomeWords(
  { facts, lead, triage }: RoutingDecision,
  candidates: readonly ExplainedCandidate[],
  naming: Naming,
): Bilingual {
  const value = (name: string, language: keyof Bilingual): string | undefined =>
    ({
      category: naming('category', facts.category, language),
      territory: naming('territory', facts.territory, language),
      unit: naming('unit', lead ?? '', language),
    })[name];
  if (triage !== undefined) return filled(TRIAGE_WORDS[triage], value);
  const why = candidates.find(({ reason }) => reason === undefined)?.words;
  return filled(
    {
      zh: `“{territory}”的“{category}”由“{unit}”主办，依据：${why?.zh ?? ''}。`,
      en: `“{unit}” leads “{category}” in “{territory}”: ${why?.en ?? ''}.`,
    },
    value,
  );
}

function basisWords({ basis }: RoutingRule): Bilingual | undefined {
  return basis === undefined
    ? undefined
    : { zh: `规则的依据：${basis}。`, en: `The rule rests on: ${basis}.` };
}

function itemWords({ id, list, basis }: ListItem): Bilingual {
  return {
    zh: `责任清单“${list}”第 ${id} 项，依据：${basis}。`,
    en: `Item ${id} of the list “${list}”, which rests on: ${basis}.`,
  };
}

function besideWords(
  { assists, watch, limit }: RoutingDecision,
  naming: Naming,
): readonly Bilingual[] {
  const names = (units: readonly string[], language: keyof Bilingual): string =>
    units.map((unit) => naming('unit', unit, language)).join(language === 'zh' ? '、' : ', ');
  return [
    ...(assists.length === 0
      ? []
      : [{ zh: `协办：${names(assists, 'zh')}。`, en: `Assisting: ${names(assists, 'en')}.` }]),
    ...(watch.length === 0
      ? []
      : [
          {
            zh: `双派单，同时抄送跟踪：${names(watch, 'zh')}。`,
            en: `Dual dispatch, a copy to watch over it: ${names(watch, 'en')}.`,
          },
        ]),
    ...(limit === undefined ? [] : [limitWords(limit)]),
  ];
}

const UNIT_WORDS: Readonly<Record<LimitUnit, Bilingual>> = {
  NAT_MIN: { zh: '分钟', en: 'minutes' },
  NAT_HOUR: { zh: '小时', en: 'hours' },
  WORK_HOUR: { zh: '工作小时', en: 'working hours' },
  WORK_DAY: { zh: '个工作日', en: 'working days' },
  NAT_DAY: { zh: '日', en: 'days' },
  CAL_MONTH: { zh: '个月', en: 'months' },
  FIXED_AT: { zh: '日（当月或下月）', en: '(day of the month)' },
};

function limitWords({ amount, unit }: Limit): Bilingual {
  const words = UNIT_WORDS[unit];
  return {
    zh: `办理时限：${String(amount)}${words.zh}。`,
    en: `Handling limit: ${String(amount)} ${words.en}.`,
  };
}

function versionWords({ id, version }: VersionedRuleSet, directory: RoutingDirectory): Bilingual {
  const rules = `${id} v${String(version)}`;
  const lists = String(directory.version);
  return {
    zh: `依据规则集 ${rules} 与第 ${lists} 版目录。`,
    en: `Decided by rule set ${rules} and version ${lists} of the directory.`,
  };
}

const sentence = ({ zh, en }: Bilingual): Bilingual => ({ zh: `${zh}。`, en: `${en}.` });
