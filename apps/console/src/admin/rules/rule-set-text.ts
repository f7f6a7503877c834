import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import type { components, paths } from '../../api/document.js';
import type { ProblemBody } from '../../api/problem.js';
import type { Language } from '../../language/choice.js';
import type { LineMark } from '../YamlEditor.js';

export type Check = components['schemas']['RuleSetCheck'];

/** A rule set as the API takes it. */
export type RuleSet =
  paths['/routing/rule-sets/checks']['post']['requestBody']['content']['application/json']['ruleSet'];

/** A text, what it says, and where. */
export interface RuleSetText {
  /** Absent where the text cannot be read. */
  readonly ruleSet: RuleSet | undefined;
  /** What keeps it from being read. */
  readonly marks: readonly LineMark[];
  /** The line (from 1) of a place in it, field by field from the top; of the nearest around it. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

export function readRuleSet(text: string): RuleSetText {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const marks = document.errors.map(({ pos: [from], message }): LineMark => ({
    line: counter.linePos(from).line,
    severity: 'error',
    message: message.split('\n')[0] ?? message,
  }));
  const value: unknown = marks.length === 0 ? document.toJS() : undefined;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    ruleSet: isMap ? (value as RuleSet) : undefined,
    marks,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

/** A rule set as people write it. */
export const textOf = (ruleSet: object): string => stringify(ruleSet, { lineWidth: 100 });

/** What a check found, each at the rule it is about. */
export function marksOf(
  { findings, cases }: Check,
  { ruleSet, lineOf }: RuleSetText,
  language: Language,
): readonly LineMark[] {
  const rules = ruleSet?.rules ?? [];
  return [
    ...findings.map(({ rules: [about], severity, words }): LineMark => {
      const index = rules.findIndex(({ id }) => id === about);
      return {
        line: index < 0 ? 1 : lineOf(['rules', index]),
        severity,
        message: words[language],
      };
    }),
    ...cases.flatMap(({ words }, index): LineMark[] =>
      words === undefined
        ? []
        : [{ line: lineOf(['cases', index]), severity: 'error', message: words[language] }],
    ),
  ];
}

/** What does not fit the form of a rule set, each at its place. */
export function faultMarks(
  { errors = [] }: ProblemBody,
  { lineOf }: RuleSetText,
): readonly LineMark[] {
  return errors.map(({ field, message }) => ({
    line: lineOf(
      field
        .replace(/^\/ruleSet\/?/, '')
        .split('/')
        .filter((part) => part !== '')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    ),
    severity: 'error',
    message: `${field.replace(/^\/ruleSet/, '')} ${message}`.trim(),
  }));
}

/** Something to begin with where nothing is published: by list, by catalogue, then by place. */
export const FIRST_DRAFT = `id: house
name: { zh: 派单规则, en: Routing rules }
rules:
  - id: by-list
    name: { zh: 按责任清单, en: By the lists }
    when: {}
    lead:
      - { listLead: true }
      - { catalogueHandler: true }
    assists:
      - { listAssists: true }
    confidence: 0.9
fallback:
  - { unitOfTerritory: community }
  - { unitOfTerritory: street }
firstReceiver: true
baseKinds: [street, community]
confidence: { fallback: 0.3, passedOver: 0.8 }
cases: []
`;
