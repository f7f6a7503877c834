import type { Refusal } from '@shaodao/decider';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { IssueEvent } from '../events.js';
import { isAfter, plusDays, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { evaluationOpenUntil, stepsDoneBefore, type AfterHandling } from './after-handling.js';
import { dueAfterNow, notOwnWork, profileUses } from './guards.js';
import { step, type Situation } from './step.js';

interface Checked {
  readonly state: AfterHandling;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

export const verifyResult = step<'VerifyResult'>({
  guards: [profileUses('VERIFIED'), notOwnWork, failureSaysWhy, failureLeavesRework],
  events: ({ command, state, context, profile }) => {
    const media = command.media ?? [];
    if (command.passed) {
      return [{ type: 'ResultVerified', data: { media, ...present({ note: command.note }) } }];
    }
    const reason = command.note ?? '';
    return [
      { type: 'VerificationFailed', data: { reason, media } },
      rework(reason, command.dueAt, { state, context, profile }),
    ];
  },
});

function failureSaysWhy({ command }: Situation<'VerifyResult'>): Refusal | undefined {
  return command.passed || command.note !== undefined ? undefined : reject('FINDING_NEEDED');
}

function failureLeavesRework(situation: Situation<'VerifyResult'>): Refusal | undefined {
  if (situation.command.passed) return undefined;
  return reworkLeft(situation) ?? dueAfterNow(situation.command.dueAt, situation.context);
}

export const feedBack = step<'FeedBack'>({
  guards: [
    profileUses('FED_BACK'),
    replyIsWanted,
    (situation) => stepsDoneBefore('FED_BACK', situation),
  ],
  events: ({ command: { content, method, reached } }) => [
    { type: 'IssueFedBack', data: { content, method, reached } },
  ],
});

/** Who asked for no reply is not contacted about the result (L-JN 24). */
function replyIsWanted({ state }: { readonly state: AcceptedFacts }): Refusal | undefined {
  return state.noReplyWanted ? reject('NO_REPLY_WANTED') : undefined;
}

export const makeCallback = step<'MakeCallback'>({
  guards: [
    profileUses('EVALUATED'),
    replyIsWanted,
    notOwnWork,
    (situation) => stepsDoneBefore('EVALUATED', situation),
  ],
  events: ({ command: { reached, scriptVersion, note }, state }) => {
    const attempt = state.callbackAttempts + 1;
    return reached
      ? [{ type: 'CallbackMade', data: { attempt, ...present({ scriptVersion, note }) } }]
      : [{ type: 'CallbackUnreached', data: { attempt } }];
  },
});

export const submitEvaluation = step<'SubmitEvaluation'>({
  guards: [
    profileUses('EVALUATED'),
    notOwnWork,
    (situation) => stepsDoneBefore('EVALUATED', situation),
    windowIsOpen,
  ],
  events: ({ command: { contacted, resolution, satisfaction, comment }, state, context }) => [
    {
      type: 'IssueEvaluated',
      data: {
        contacted,
        resolution,
        satisfaction,
        source: context.actor.roles.includes('RESIDENT') ? 'resident' : 'callback',
        round: state.handlingRound,
        ...present({ comment }),
      },
    },
  ],
});

function windowIsOpen({ state, profile, context }: Checked): Refusal | undefined {
  const until = evaluationOpenUntil(state, profile);
  return isAfter(context.now, until) ? reject('EVALUATION_WINDOW_OVER', { until }) : undefined;
}

export const orderRework = step<'OrderRework'>({
  guards: [reworkLeft, ({ command, context }) => dueAfterNow(command.dueAt, context)],
  events: ({ command, state, context, profile }) => [
    rework(command.reason, command.dueAt, { state, context, profile }),
  ],
});

/** After the last round the matter goes up or to another unit, not back once more. */
function reworkLeft({ state, profile: { maxReworkRounds } }: Checked): Refusal | undefined {
  return state.reworkRound >= maxReworkRounds
    ? reject('REWORK_EXHAUSTED', { maximum: maxReworkRounds })
    : undefined;
}

function rework(
  reason: string,
  due: string | undefined,
  { state, profile, context }: Checked,
): IssueEvent {
  const dueAt = due === undefined ? plusDays(context.now, profile.reworkDays) : toInstant(due);
  return { type: 'ReworkOrdered', data: { round: state.reworkRound + 1, reason, dueAt } };
}
