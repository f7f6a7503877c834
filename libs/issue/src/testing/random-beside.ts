import type { IssueCommandName } from '../commands/index.js';
import { isAccepted, type IssueState } from '../core/state.js';
import { CARD_COLOURS, EVIDENCE_STAGES, EXCLUSION_CLASSES } from '../core/vocabulary.js';
import {
  due,
  even,
  maybe,
  onAssignment,
  partner,
  pick,
  PROCEDURE,
  rarely,
  SEALED,
  type Build,
} from './choices.js';

/** Commands beside the way from report to closing: pressing, raising, merging, ending, recording. */

const MEDIA = ['picture-1', 'picture-2'];

/** The issue that random mergers are about. */
export const OTHER_ISSUE = 'issue-2';

/** Mostly a request that is there. */
function exclusion(state: IssueState, index: number): string {
  const ids = isAccepted(state) ? state.exclusions.map(({ id }) => id).reverse() : [];
  return pick([...ids, 'no-such-request'], index);
}

const pressing =
  (type: 'InterviewUnit' | 'ListCase'): Build =>
  ({ a, c }, state, now) => ({
    type,
    unit: partner(state, a),
    reason: PROCEDURE,
    replyBy: due(c, now),
  });

export const BESIDE_COMMANDS = {
  IssueCard: ({ a, b, c }, state, now) => ({
    type: 'IssueCard',
    unit: partner(state, a),
    colour: pick(CARD_COLOURS, b),
    reason: PROCEDURE,
    ...maybe(even(c), 'replyBy', due(c, now)),
  }),
  InterviewUnit: pressing('InterviewUnit'),
  ListCase: pressing('ListCase'),
  EscalateIssue: ({ a }) => ({
    type: 'EscalateIssue',
    tried: SEALED,
    reason: PROCEDURE,
    ...maybe(rarely(a), 'unit', 'street-north'),
  }),
  TransferDown: ({ a }) => ({
    type: 'TransferDown',
    reason: PROCEDURE,
    ...maybe(rarely(a), 'unit', 'community-east'),
  }),
  VerifyReport: ({ a }) => ({
    type: 'VerifyReport',
    real: a % 5 !== 4,
    finding: SEALED,
    media: MEDIA,
  }),
  SettleAtCommunity: () => ({ type: 'SettleAtCommunity', result: SEALED, media: MEDIA }),
  DualDispatch: ({ b, c }, _state, now) => ({
    type: 'DualDispatch',
    lead: rarely(b) ? 'water' : 'street-north',
    ...maybe(!even(b), 'assists', ['fire']),
    district: 'district',
    dueAt: due(c, now),
    reason: PROCEDURE,
  }),
  RequestTermination: onAssignment(() => ({ type: 'RequestTermination', reason: PROCEDURE })),
  Terminate: ({ a }) => ({
    type: 'Terminate',
    reason: PROCEDURE,
    ...maybe(!rarely(a), 'told', SEALED),
  }),
  DenyTermination: () => ({ type: 'DenyTermination', reason: PROCEDURE }),
  Void: () => ({ type: 'Void', reason: PROCEDURE }),
  ConfirmByResident: ({ a }) => ({
    type: 'ConfirmByResident',
    confirmed: even(a),
    comment: SEALED,
  }),
  MergeInto: ({ a }) => ({
    type: 'MergeInto',
    target: rarely(a) ? 'issue-none' : OTHER_ISSUE,
    reason: PROCEDURE,
  }),
  UnmergeIssue: () => ({ type: 'UnmergeIssue', reason: PROCEDURE }),
  ApplyExclusion: onAssignment(({ b }) => ({
    type: 'ApplyExclusion',
    exclusionClass: pick(EXCLUSION_CLASSES, b),
    reason: PROCEDURE,
    media: even(b) ? MEDIA : [],
  })),
  DecideExclusion: ({ a, b }, state) => ({
    type: 'DecideExclusion',
    exclusion: exclusion(state, a),
    granted: even(b),
    reason: PROCEDURE,
  }),
  AttachEvidence: onAssignment(({ b }) => ({
    type: 'AttachEvidence',
    stage: pick(EVIDENCE_STAGES, b),
    media: MEDIA,
    note: SEALED,
  })),
  RecordOpinion: () => ({ type: 'RecordOpinion', code: 'LEGAL_OPINION', opinion: SEALED }),
  PublishResult: ({ a, b }) => ({
    type: 'PublishResult',
    text: rarely(a) ? 'call 13800000000' : PROCEDURE,
    ...maybe(even(b), 'days', 5),
  }),
  TrackProgress: () => ({ type: 'TrackProgress', note: SEALED }),
} as const satisfies Partial<Record<IssueCommandName, Build>>;
