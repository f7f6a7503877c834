import { describe, expect, it } from '@jest/globals';
import { PASS_OVER_REASONS } from '../decision.js';
import { storedWords } from './stored-words.js';

const names = (_of: string, code: string, language: 'zh' | 'en') =>
  language === 'zh' ? `〈${code}〉` : `the ${code}`;

describe('what an event says of its dispatch', () => {
  it('is the whole answer, without rules and lists of today', () => {
    const words = storedWords(
      {
        lead: 'water',
        source: 'RULE',
        ruleSet: 'city',
        ruleSetVersion: '3',
        directoryVersion: 12,
        matchedRuleId: 'pipes',
        listItem: 'L1',
        confidence: 0.855,
        alternatives: [
          { unit: 'parks', reason: 'OUTRANKED' },
          { unit: 'com-1', reason: 'ASSIST_ONLY' },
          { unit: 'old', reason: 'A_REASON_OF_LATER' },
        ],
      },
      names,
    );
    expect(words.map(({ en }) => en)).toEqual([
      'Dispatched by rule; “the water” leads: rule “pipes”.',
      'List item L1.',
      '“the parks” could take it, but what named the lead goes before.',
      'Assist list: “the com-1” may only assist.',
      'Confidence 0.85.',
      'Decided by rule set city v3 and version 12 of the directory.',
    ]);
    expect(words[0]?.zh).toBe('系统自动派单，由“〈water〉”主办，依据：规则“pipes”。');
  });

  it('leaves no name open, whatever the reasons and however little was kept', () => {
    const alternatives = PASS_OVER_REASONS.map((reason) => ({ unit: 'u', reason }));
    for (const source of ['FIRST_RECEIVER', 'RULE', 'FALLBACK'] as const)
      for (const { zh, en } of storedWords({ lead: 'water', source, alternatives }, names))
        expect(`${zh} ${en}`).not.toMatch(/\{\w+\}/);
    expect(storedWords({ lead: 'water' }, names)[0]?.en).toContain('“the water” leads');
  });
});
