import type { Bilingual } from '@shaodao/decider';
import type { DecisionSource, PassOverReason } from '../decision.js';
import type { Naming } from './explanation.js';
import { filled, REASON_WORDS, SOURCE_WORDS } from './words.js';

/** What the event of a dispatch by rule keeps of the decision. */
export interface StoredDecision {
  readonly lead: string;
  readonly source?: DecisionSource;
  readonly ruleSet?: string;
  readonly ruleSetVersion?: string;
  readonly directoryVersion?: number;
  readonly matchedRuleId?: string;
  readonly listItem?: string;
  /** 0–1. */
  readonly confidence?: number;
  readonly alternatives?: readonly { readonly unit: string; readonly reason: string }[];
}

/**
 * Why a unit was dispatched to by rule, told from the event alone: rules and lists may have changed
 * since, and the answer is still the one of that day.
 */
export function storedWords(stored: StoredDecision, naming: Naming): readonly Bilingual[] {
  const { lead, source, matchedRuleId = '', listItem, confidence, alternatives = [] } = stored;
  const value = (unit: string) => (name: string, language: keyof Bilingual) =>
    ({ unit: naming('unit', unit, language), rule: matchedRuleId, item: listItem ?? '' })[name];
  const why = filled(SOURCE_WORDS[source ?? 'RULE'], value(lead));
  const led = filled(
    {
      zh: `系统自动派单，由“{unit}”主办，依据：${why.zh}。`,
      en: `Dispatched by rule; “{unit}” leads: ${why.en}.`,
    },
    value(lead),
  );
  return [
    led,
    ...(listItem === undefined
      ? []
      : [{ zh: `责任清单第 ${listItem} 项。`, en: `List item ${listItem}.` }]),
    ...alternatives.flatMap(({ unit, reason }) =>
      isReason(reason) ? [filled(ended(REASON_WORDS[reason]), value(unit))] : [],
    ),
    ...(confidence === undefined
      ? []
      : [
          {
            zh: `置信度 ${confidence.toFixed(2)}。`,
            en: `Confidence ${confidence.toFixed(2)}.`,
          },
        ]),
    {
      zh: `依据规则集 ${stored.ruleSet ?? ''} v${stored.ruleSetVersion ?? ''} 与第 ${String(stored.directoryVersion ?? '')} 版目录。`,
      en: `Decided by rule set ${stored.ruleSet ?? ''} v${stored.ruleSetVersion ?? ''} and version ${String(stored.directoryVersion ?? '')} of the directory.`,
    },
  ];
}

const isReason = (reason: string): reason is PassOverReason => Object.hasOwn(REASON_WORDS, reason);

/** A list item against a unit is in the lists of that day; the event names the unit alone. */
const ended = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `${zh.replace('（{item}）', '')}。`,
  en: `${en.replace(' ({item})', '')}.`,
});
