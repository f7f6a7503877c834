import { describe, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { given } from '../../testing/given.js';
import { ACCEPTED, acceptedIn, FIRST_DUE } from '../../testing/history.js';

const SYSTEM = { person: 'system', roles: ['SYSTEM'] };

const BY_RULE: IssueCommandOf<'DispatchIssue'> = {
  type: 'DispatchIssue',
  lead: 'water',
  assists: ['fire'],
  dueAt: FIRST_DUE,
  basis: {
    ruleSet: 'city',
    ruleSetVersion: 3,
    directoryVersion: 12,
    source: 'RULE',
    rule: 'pipes',
    listItem: 'L1',
    confidence: 0.9,
    facts: { category: 'burst-pipe', territory: 'd-1' },
    alternatives: [{ unit: 'parks', reason: 'OUTRANKED' }],
  },
};

describe('a dispatch by rule', () => {
  it('keeps the whole explanation in its event', () => {
    given(...ACCEPTED)
      .when(BY_RULE, { actor: SYSTEM })
      .then({
        type: 'IssueDispatched',
        data: {
          lead: { assignment: 'assignment-1', unit: 'water' },
          assists: [{ assignment: 'assignment-2', unit: 'fire' }],
          dueAt: FIRST_DUE,
          basis: {
            by: 'rule',
            ruleSet: 'city',
            ruleSetVersion: '3',
            directoryVersion: 12,
            source: 'RULE',
            matchedRuleId: 'pipes',
            listItem: 'L1',
            confidence: 0.9,
            facts: { category: 'burst-pipe', territory: 'd-1' },
            alternatives: [{ unit: 'parks', reason: 'OUTRANKED' }],
          },
          round: 1,
        },
      });
  });

  it('is the clear duty that opens the direct way where a mechanism has request and order', () => {
    const { basis: _none, ...bare } = BY_RULE;
    given(...acceptedIn('orders'))
      .when(bare, { actor: SYSTEM })
      .refuses('DIRECT_DISPATCH_NEEDS_REASON');
    given(...acceptedIn('orders'))
      .when({ ...BY_RULE, lead: 'nobody' }, { actor: SYSTEM })
      .refuses('UNIT_NOT_ACTIVE', { unit: 'nobody' });
  });

  it('is claimed by no person', () => {
    given(...ACCEPTED)
      .when(BY_RULE)
      .refuses('BASIS_OF_RULES_ONLY');
  });
});
