import { describe, expect, it } from '@jest/globals';
import { compareDecisions } from './compare.js';
import { compileRouting } from './router.js';
import type { RuleSet } from './rule-set.js';
import { matter, SMALL_CITY, SMALL_RULES } from './testing/small-city.js';

const compare = (candidate: Partial<RuleSet>, facts = matter('burst-pipe')) =>
  compareDecisions(
    compileRouting(SMALL_CITY, SMALL_RULES),
    compileRouting(SMALL_CITY, { ...SMALL_RULES, ...candidate }),
    facts,
  );

describe('two rule sets over one matter', () => {
  it('agree where they would dispatch alike, whatever the rule is called', () => {
    const renamed = SMALL_RULES.rules.map((rule) => ({ ...rule, name: { zh: '新', en: 'new' } }));
    expect(compare({ rules: renamed }).differences).toEqual([]);
  });

  it('differ in lead, assists, copies and limit, each told', () => {
    const rules = [
      { id: 'r', when: {}, lead: [{ unit: 'fire' }], limit: { amount: 1, unit: 'NAT_DAY' } },
    ] as const;
    const { differences, live, candidate } = compare({ rules });
    expect(differences).toEqual(['LEAD', 'ASSISTS', 'WATCH', 'LIMIT']);
    expect([live.lead, candidate.lead]).toEqual(['street-n', 'fire']);
  });

  it('differ where one finds nobody', () => {
    const { differences, candidate } = compare({ rules: [], fallback: [] });
    expect(differences).toContain('LEAD');
    expect(candidate.triage).toBe('NO_RULE');
  });

  it('do not differ by the order of assists', () => {
    const [pipes, ...others] = SMALL_RULES.rules;
    const assists = [...(pipes?.assists ?? [])].reverse();
    const turned = [{ ...pipes, assists } as (typeof others)[number], ...others];
    const south = matter('burst-pipe', { territory: 'd.s.1' });
    expect(compare({ rules: turned }, south).differences).toEqual([]);
  });
});
