import type { Bilingual } from '@shaodao/decider';
import type { DecisionSource, PassOverReason, TriageReason } from '../decision.js';
import type { Via } from '../plain/plain-refs.js';

/** Sentences of an explanation; `{unit}` and the like stand for names. */

export const REASON_WORDS: Readonly<Record<PassOverReason, Bilingual>> = {
  UNIT_UNKNOWN: {
    zh: '目录中没有“{unit}”这个单位',
    en: '“{unit}” is no unit of the directory',
  },
  INACTIVE: { zh: '“{unit}”已停用', en: '“{unit}” is out of service' },
  ACCUSED_UNIT: {
    zh: '“{unit}”是被反映单位或其下属单位，须回避',
    en: '“{unit}” is, or belongs to, the unit the report is about, and must step aside',
  },
  ACCUSED_PERSON: {
    zh: '“{unit}”由被反映人负责，须回避',
    en: '“{unit}” is headed by the person the report is about, and must step aside',
  },
  RULED_OUT: {
    zh: '已裁定“{unit}”不承担此事，或该队伍已谢绝',
    en: 'A ruling found “{unit}” not liable, or the team declined',
  },
  ADVISER_ONLY: {
    zh: '“{unit}”只提供指导，不作主办',
    en: '“{unit}” gives advice only and never leads',
  },
  NEGATIVE_LIST: {
    zh: '负面清单（{item}）：此类事项不得交给“{unit}”',
    en: 'Negative list ({item}): such matters must not be given to “{unit}”',
  },
  RETAKEN: {
    zh: '收回事项（{item}）：不得交给镇街、社区“{unit}”',
    en: 'Taken back by the departments ({item}): not to be given to “{unit}”, a town or community',
  },
  ASSIST_ONLY: {
    zh: '协助清单（{item}）：“{unit}”只能协办',
    en: 'Assist list ({item}): “{unit}” may only assist',
  },
  TRIED_ALREADY: {
    zh: '“{unit}”这一层级已先行处理过',
    en: 'The level of “{unit}” has tried to settle it before',
  },
  OUTRANKED: {
    zh: '“{unit}”也符合条件，但前面的依据优先',
    en: '“{unit}” could take it, but what named the lead goes before',
  },
};

export const VIA_WORDS: Readonly<Record<Via, Bilingual>> = {
  previousLead: { zh: '首接负责', en: 'it received the matter first' },
  unit: { zh: '规则点名', en: 'the rule names it' },
  unitOfTerritory: { zh: '属地单位', en: 'it answers for the territory' },
  propertyOfCompound: { zh: '小区物业', en: 'it manages the compound' },
  listLead: { zh: '责任清单的主办单位', en: 'it leads by the responsibility list' },
  catalogueHandler: { zh: '派单目录的承办单位', en: 'the catalogue names it as handler' },
  themedTeam: { zh: '专题队伍', en: 'it is a team for this theme' },
  settleLow: { zh: '先在最低层级解决', en: 'the lowest level tries first' },
};

export const SOURCE_WORDS: Readonly<Record<DecisionSource, Bilingual>> = {
  FIRST_RECEIVER: {
    zh: '首接负责：已主办的单位继续负责到底',
    en: 'first-receiver responsibility: the unit that has led stays to the end',
  },
  RULE: { zh: '规则“{rule}”', en: 'rule “{rule}”' },
  FALLBACK: { zh: '没有规则给出单位，按兜底顺序', en: 'no rule gave a unit; the fallback did' },
};

export const TRIAGE_WORDS: Readonly<Record<TriageReason, Bilingual>> = {
  UNKNOWN_CATEGORY: {
    zh: '转人工分派：事项目录中没有“{category}”。',
    en: 'To triage: the catalogue has no “{category}”.',
  },
  UNKNOWN_TERRITORY: {
    zh: '转人工分派：目录中没有辖区“{territory}”。',
    en: 'To triage: the directory has no territory “{territory}”.',
  },
  NO_RULE: {
    zh: '转人工分派：“{territory}”的“{category}”没有规则适用。',
    en: 'To triage: no rule speaks of “{category}” in “{territory}”.',
  },
  NO_ELIGIBLE_UNIT: {
    zh: '转人工分派：“{territory}”的“{category}”没有可以主办的单位。',
    en: 'To triage: nobody who may lead was found for “{category}” in “{territory}”.',
  },
};

/** The sentences with their names put in. */
export function filled(
  words: Bilingual,
  value: (name: string, language: keyof Bilingual) => string | undefined,
): Bilingual {
  const put = (language: keyof Bilingual): string =>
    words[language].replace(/\{(\w+)\}/g, (all, name: string) => value(name, language) ?? all);
  return { zh: put('zh'), en: put('en') };
}
