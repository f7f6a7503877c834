import type { Refusal } from '@shaodao/decider';
import type { IssueCommandOf } from '../../commands/index.js';
import type { DecisionContext } from '../context.js';
import type { DispatchBasis } from '../events.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';

interface Dispatching {
  readonly command: Pick<IssueCommandOf<'DispatchIssue'>, 'reason' | 'basis'>;
  readonly context: DecisionContext;
}

const isSystem = ({ actor }: DecisionContext): boolean => actor.roles.includes('SYSTEM');

/** What rules decided is written by the engine; nobody may claim it. */
export const basisIsOfRules = ({ command, context }: Dispatching): Refusal | undefined =>
  command.basis === undefined || isSystem(context) ? undefined : reject('BASIS_OF_RULES_ONLY');

/**
 * On what a dispatch rests: rules with their explanation, a person with a reason, or another
 * system's record that is taken over.
 */
export function dispatchBasis({ command: { reason, basis }, context }: Dispatching): DispatchBasis {
  if (basis === undefined)
    return { by: isSystem(context) ? 'import' : 'person', ...present({ reason }) };
  const { ruleSetVersion, rule, ...grounds } = basis;
  return {
    by: 'rule',
    ruleSetVersion: String(ruleSetVersion),
    ...grounds,
    ...present({ matchedRuleId: rule, reason }),
  };
}
