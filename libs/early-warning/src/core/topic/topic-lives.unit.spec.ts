import { describe, it } from '@jest/globals';
import { daysAfter, person, START, SYSTEM } from '../../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  type Choices,
} from '../../../../../test/side-streams/random-lives.js';
import type { TopicSection } from './section.js';
import { topic } from './topic.js';
import type { TopicCommand } from './state.js';

const SECTION: TopicSection = {
  proposers: ['STREET'],
  adopters: ['COMMANDER'],
  reviewers: ['SUPERVISOR'],
  leastMeasures: 1,
  weeksBefore: 8,
  solved: ['RESOLVED'],
  satisfied: ['SATISFIED'],
};
const UNTIL = daysAfter(START, 60);
const STREET = person('p-street', { roles: ['STREET'] });
const COMMANDER = person('p-commander', { roles: ['COMMANDER'] });
const ROADS = person('p-roads', { roles: ['UNIT'], unit: 'roads' });
const SUPERVISOR = person('p-supervisor', { roles: ['SUPERVISOR'], unit: 'centre' });
const propose: TopicCommand = {
  type: 'ProposeTopic',
  title: '路面坑洼',
  question: '为何反复',
  categories: ['road.pothole'],
  issues: ['i-1'],
};
const adopt: TopicCommand = {
  type: 'AdoptTopic',
  lead: 'roads',
  assists: ['water'],
  plan: '先查管网',
  until: UNTIL,
};
const log = { type: 'LogMeasure', measure: '重铺' } as const;
const review = { type: 'ReviewTopic', finding: '诉求下降' } as const;
const close = { type: 'CloseTopic', summary: '完成' } as const;

describe('random lives of topics', () => {
  const actors = [STREET, COMMANDER, ROADS, SUPERVISOR, SYSTEM];
  const commandsFor = ({ a, b }: Choices): TopicCommand[] => [
    propose,
    adopt,
    { ...log, unit: pick(['roads', 'water', 'parks'], a) },
    { type: 'LinkTopicIssue', issue: `i-${String(b % 5)}` },
    { ...review, verdict: pick(['EFFECTIVE', 'PARTLY', 'INEFFECTIVE'] as const, a) },
    close,
    { type: 'DropTopic', reason: 'r' },
    { type: 'ElapseClock', clock: 'end', moment: UNTIL },
  ];

  it('hold what a topic promises', () => {
    holds(
      topic,
      { section: SECTION, actors, commandsFor, rare: ['DropTopic', 'CloseTopic'] },
      {
        'nothing is closed that was never judged, or judged ineffective': onEachAct(({ after }) =>
          after.status === 'CLOSED' &&
          'reviews' in after &&
          [undefined, 'INEFFECTIVE'].includes(after.reviews.at(-1)?.verdict)
            ? 'closed all the same'
            : undefined,
        ),
        'an issue is linked once': onEachAct(({ after }) =>
          'issues' in after && new Set(after.issues).size < after.issues.length
            ? 'twice'
            : undefined,
        ),
        'every measure is of a unit with a share': onEachAct(({ after }) =>
          'measures' in after &&
          after.measures.some(({ unit }) => unit !== after.lead && !after.assists.includes(unit))
            ? 'of a stranger'
            : undefined,
        ),
      },
    );
  });
});
