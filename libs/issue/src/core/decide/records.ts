import type { Refusal } from '@shaodao/decider';
import { OPEN_STATUSES } from '../assignments.js';
import { plusDays } from '../instant.js';
import { present } from '../present.js';
import { reject, rejected } from '../rejections.js';
import type { RunningIssue } from '../state.js';
import { mechanismHas } from './mechanism-rules.js';
import { assignmentStep, settle, step, type Policy, type Situation, type Step } from './step.js';

/** Also when the work is done: the picture after belongs to it. */
export const attachEvidence = assignmentStep<Situation<'AttachEvidence'>>({
  statuses: [...OPEN_STATUSES, 'DONE'],
  guards: [],
  events: ({ command: { stage, media, note }, assignment: { id, unit } }) => [
    {
      type: 'EvidenceAttached',
      data: { assignment: id, unit, stage, media, ...present({ note }) },
    },
  ],
});

/** Advice without ownership: who gives it takes no part in the work and answers for nothing. */
export const recordOpinion = step<'RecordOpinion'>({
  guards: [],
  events: ({ command: { code, opinion } }) => [
    { type: 'OpinionRecorded', data: { code, opinion } },
  ],
});

export const trackProgress = step<'TrackProgress'>({
  guards: [],
  events: ({ command: { note } }) => [{ type: 'ProgressTracked', data: { note } }],
});

export const publishResult: Step<'PublishResult'> = (situation) => {
  const { state } = situation;
  return state.phase === 'CLOSED' && state.closedAs === 'ANSWERED'
    ? rejected(reject('NOT_PUBLIC'))
    : settle(PUBLISHING, { ...situation, state });
};

type Publishing = Situation<'PublishResult'> & { readonly state: RunningIssue };

const PUBLISHING: Policy<Publishing> = {
  guards: [
    mechanismHas('publicity', 'PublishResult'),
    mayBePublic,
    oncePerRound,
    textIsRedacted,
    ({ command: { days }, profile: { publicity } }) =>
      (days ?? 0) > (publicity?.days ?? 0)
        ? reject('PUBLISHED_TOO_LONG', { maximum: publicity?.days ?? 0 })
        : undefined,
  ],
  events: ({ command: { text, days }, context, profile: { publicity } }) => [
    {
      type: 'ResultPublished',
      data: {
        text,
        scope: publicity?.scope ?? 'unit',
        until: plusDays(context.now, days ?? publicity?.days ?? 0),
      },
    },
  ],
};

/** Reports of wrongdoing and restricted cases are nobody's reading (domain.md §6.3). */
function mayBePublic({ state }: Publishing): Refusal | undefined {
  return state.kind === 'ACCUSATION' || state.confidentiality === 'RESTRICTED_CASE'
    ? reject('NOT_PUBLIC')
    : undefined;
}

function oncePerRound({ state }: Publishing): Refusal | undefined {
  return state.publishedRounds.includes(state.handlingRound)
    ? reject('ALREADY_PUBLISHED')
    : undefined;
}

/** Numbers long enough for a phone or an identity card, and house and room numbers. */
const PERSONAL = /\d{7,}|\d+\s*(?:号楼|栋|幢|单元|室)|身份证|@/u;

/** What is published is written for it; a text that still names somebody's number is not. */
function textIsRedacted({ command }: Publishing): Refusal | undefined {
  return PERSONAL.test(command.text) ? reject('TEXT_NOT_REDACTED') : undefined;
}
