import type { Aggregate } from '@shaodao/decider';
import type { IssueCommand } from '../commands/index.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide/decide.js';
import type { IssueEvent } from './events.js';
import { evolve } from './evolve/evolve.js';
import type { IssueState } from './state.js';

/** The life of one issue; its stream is `issue-<ulid>`. */
export const issueAggregate: Aggregate<IssueState, IssueCommand, IssueEvent, DecisionContext> = {
  category: 'issue',
  initial: { phase: 'NONE' },
  evolve,
  decide,
};
