import { describe, expect, it } from '@jest/globals';
import { InvalidPlaybook } from './faults.js';
import { PlaybookParser } from './parse-playbook.js';

const SOUND = `id: small-town
version: 1
name: { zh: 小镇, en: Small town }
mechanisms: [S1c-1]
issue:
  skips: [ORDERED]
  maxReturns: 2
  maxReworkRounds: 3
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 48
  reworkDays: 5
  retentionClass: issue-10-years
`;

const MEETING = {
  type: 'object',
  additionalProperties: false,
  required: ['quorum'],
  properties: { quorum: { type: 'integer', minimum: 1 } },
};
const parser = new PlaybookParser([
  {
    kind: 'meeting',
    sectionSchema: MEETING,
    contradictions: ({ quorum }) =>
      quorum === 13 ? [{ path: ['quorum'], message: 'is unlucky' }] : [],
  },
]);
const parse = (text: string) => parser.parse(text, 'town.yaml');

const faultsOf = (text: string): string[] => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof InvalidPlaybook) return error.message.split('\n');
    throw error;
  }
  throw new Error('The playbook was taken');
};
const withIssue = (lines: string): string => `${SOUND}${lines}`;

describe('a playbook file', () => {
  it('becomes a playbook', () => {
    expect(parse(`${SOUND}meeting:\n  quorum: 3\n`)).toEqual({
      id: 'small-town',
      version: 1,
      name: { zh: '小镇', en: 'Small town' },
      mechanisms: ['S1c-1'],
      issue: {
        skips: ['ORDERED'],
        maxReturns: 2,
        maxReworkRounds: 3,
        evaluationWindowDays: 7,
        reopenWindowDays: 30,
        returnWindowHours: 48,
        reworkDays: 5,
        retentionClass: 'issue-10-years',
        overallLimitFromCatalogue: true,
      },
      sections: { meeting: { quorum: 3 } },
    });
  });

  it('may speak of side streams only, or of issues only, but not of nothing', () => {
    const head = SOUND.slice(0, SOUND.indexOf('issue:'));
    expect(parse(`${head}meeting: { quorum: 1 }\n`).issue).toBeUndefined();
    expect(parse(SOUND).sections).toEqual({});
    expect(faultsOf(head)).toEqual([
      'town.yaml:1 playbook says nothing: give it `channels`, a section `issue` or one of a side stream',
    ]);
  });

  it.each([
    [
      'a phase that cannot be skipped',
      SOUND.replace('[ORDERED]', '[ORDERED, HANDLED]'),
      'town.yaml:6 issue.skips.1 must be equal to one of the allowed values: REQUESTED, ORDERED, VERIFIED, FED_BACK, EVALUATED',
    ],
    [
      'a number out of range',
      SOUND.replace('Days: 7', 'Days: 0'),
      'town.yaml:9 issue.evaluationWindowDays must be >= 1',
    ],
    [
      'a field that is missing, at its holder',
      SOUND.replace('  reworkDays: 5\n', ''),
      "town.yaml:6 issue must have required property 'reworkDays'",
    ],
    [
      'a field nobody knows',
      withIssue('  clocks:\n    SIGN:\n      limt: 3\n'),
      'town.yaml:16 issue.clocks.SIGN.limt is not a known field',
    ],
    [
      'a clock nobody knows',
      withIssue('  clocks:\n    SIGNS: { limit: { amount: 1, unit: WORK_DAY } }\n'),
      'town.yaml:15 issue.clocks.SIGNS is not a known field',
    ],
    [
      'a side stream’s own field',
      `${SOUND}meeting:\n  quorum: none\n`,
      'town.yaml:15 meeting.quorum must be integer',
    ],
    [
      'a row that is not of the table',
      SOUND.replace('S1c-1', 'S9-1'),
      'town.yaml:4 mechanisms.0 must match pattern "^(S[0-4][a-e]?-[0-9]{1,2}|P[0-9]{1,2}[ab]?)$"',
    ],
  ])('is refused with line and field where it has %s', (_what, text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  it('names every fault at once', () => {
    const text = SOUND.replace('version: 1', 'version: 0').replace('Hours: 48', 'Hours: x');
    expect(faultsOf(text)).toEqual([
      'town.yaml:2 version must be >= 1',
      'town.yaml:11 issue.returnWindowHours must be integer',
    ]);
  });

  it('is refused with the line where it is no YAML, and where it is empty', () => {
    expect(faultsOf('id: [a\nversion: 1\n')[0]).toMatch(/^town\.yaml:\d+ /);
    expect(faultsOf('')).toEqual(['town.yaml:1 playbook must be object']);
  });
});

const steps = (...lines: string[]): string =>
  withIssue(`  steps:\n${lines.map((line) => `    - ${line}\n`).join('')}`);
const step = (id: string, more = ''): string =>
  `{ id: ${id}, name: { zh: 步, en: step }, by: [GRID]${more} }`;

describe('a playbook of sound form', () => {
  it.each([
    [
      'names a step twice',
      steps(step('find'), step('find')),
      'town.yaml:16 issue.steps.1.id names “find” a second time',
    ],
    [
      'follows a step that there is not',
      steps(step('find'), step('claim', ', after: [seek]')),
      'town.yaml:16 issue.steps.1.after names a step “seek” that there is not',
    ],
    [
      'wants another person than nobody’s step',
      steps(step('find', ', otherPersonThan: [seek]')),
      'town.yaml:15 issue.steps.0.otherPersonThan names a step “seek” that there is not',
    ],
    [
      'lets steps wait for each other',
      steps(step('a'), step('b', ', after: [c]'), step('c', ', after: [b]')),
      'town.yaml:16 issue.steps.1.after waits for itself: “b” can never begin',
    ],
    [
      'lets its ladder descend',
      withIssue(
        '  supervision:\n    ladder:\n      - { measure: RED, atShare: 0.5 }\n      - { measure: BLUE, atShare: 0.8 }\n',
      ),
      'town.yaml:17 issue.supervision.ladder.1.measure BLUE is milder than RED before it',
    ],
    [
      'says neither or both of when a rung is due',
      withIssue(
        '  supervision:\n    ladder:\n      - { measure: RED }\n      - { measure: RED, atShare: 1, afterDue: { amount: 1, unit: WORK_DAY } }\n',
      ),
      'town.yaml:16 issue.supervision.ladder.0 needs either `atShare` or `afterDue`',
    ],
    [
      'turns levels round',
      withIssue('  escalation: { levels: [STREET, COMMUNITY], reworkRounds: 3, transfers: 3 }\n'),
      'town.yaml:14 issue.escalation.levels.1 COMMUNITY does not lie above STREET',
    ],
    [
      'knows who comes instead, but not when',
      withIssue(
        '  whistle: { kinds: [EMERGENCY], blowers: [STREET], headReview: true, fromIntake: false, quorum: LEAD, checkIn: { amount: 30, unit: NAT_MIN }, nobodyLeavesUnfinished: true, maxOpen: 1, fallbackLevel: COMMUNITY }\n',
      ),
      'town.yaml:14 issue.whistle.fallbackLevel needs a clock CHECKIN: without one nobody is ever found missing',
    ],
    [
      'changes a channel of every house',
      `${SOUND}channels:\n  - { code: hotline, name: { zh: 热, en: h } }\n`,
      'town.yaml:15 channels.0.code “hotline” is a channel of every house',
    ],
    [
      'names an outcome twice',
      withIssue(
        '  outcomes:\n    - { code: EXPLAINED, name: { zh: 解, en: e } }\n    - { code: EXPLAINED, name: { zh: 解, en: e } }\n',
      ),
      'town.yaml:16 issue.outcomes.1.code names “EXPLAINED” a second time',
    ],
  ])('is refused where it %s', (_what, text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });

  it('is refused where a side stream’s own section contradicts itself', () => {
    expect(faultsOf(`${SOUND}meeting:\n  quorum: 13\n`)).toEqual([
      'town.yaml:15 meeting.quorum is unlucky',
    ]);
  });

  it('may have steps in any order of the file', () => {
    const text = steps(step('feed-back', ', after: [find]'), step('find'));
    expect(parse(text).issue?.steps).toHaveLength(2);
  });
});
