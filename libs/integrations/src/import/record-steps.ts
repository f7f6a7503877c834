import type { IssueCommand } from '@shaodao/issue';
import { PROGRESS, type Progress } from '../mapping/model.js';
import type { RecordPlan } from '../mapping/record-plan.js';

/** One command of a record; `assignment` is the lead's, known once the dispatch was answered. */
export interface RecordStep {
  readonly name: 'report' | 'accept' | 'dispatch' | 'sign' | 'complete' | 'close';
  readonly at: string;
  readonly command: (assignment: string) => IssueCommand;
}

/** The commands that bring an issue as far as its record says, in order. */
export function stepsOf(plan: RecordPlan): RecordStep[] {
  const { times } = plan;
  const steps: (readonly [Progress, RecordStep])[] = [
    ['reported', { name: 'report', at: times.reported, command: () => plan.report }],
    ['accepted', { name: 'accept', at: times.accepted, command: () => plan.accept }],
    ['dispatched', dispatchStep(plan)],
    [
      'signed',
      {
        name: 'sign',
        at: times.signed,
        command: (assignment) => ({ type: 'SignAssignment', assignment }),
      },
    ],
    ...handledSteps(plan),
  ];
  const last = PROGRESS.indexOf(plan.progress);
  return steps.filter(([reached]) => PROGRESS.indexOf(reached) <= last).map(([, step]) => step);
}

function dispatchStep(plan: RecordPlan): RecordStep {
  const { lead, dueAt, source } = plan;
  return {
    name: 'dispatch',
    at: plan.times.dispatched,
    command: () => ({ type: 'DispatchIssue', lead, dueAt, reason: `import:${source}` }),
  };
}

function handledSteps({ times, outcome, result }: RecordPlan): (readonly [Progress, RecordStep])[] {
  if (times.handled === undefined || outcome === undefined || result === undefined) return [];
  const complete: RecordStep = {
    name: 'complete',
    at: times.handled,
    command: (assignment) => ({ type: 'CompleteHandling', assignment, result, outcome }),
  };
  if (times.closed === undefined) return [['handled', complete]];
  const close: RecordStep = {
    name: 'close',
    at: times.closed,
    command: () => ({ type: 'CloseIssue' }),
  };
  return [
    ['handled', complete],
    ['closed', close],
  ];
}
