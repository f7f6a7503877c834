import type { IssueEventMap } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { IssueFacts } from '../issue-facts.js';
import type { Draft } from './draft.js';
import type { FactFold, When } from './fact-event.js';
import { ended, isOpen } from './tickets.js';

const SOURCES: Readonly<Record<string, IssueFacts['source']>> = {
  patrol: 'PATROL',
  visit: 'VISIT',
  device: 'DEVICE',
};

/** What a report says of an issue that figures did not know before. */
export function begun(
  data: IssueEventMap['IssueReported'],
  { at, person }: When,
  { issue, revision }: Pick<IssueFacts, 'issue' | 'revision'>,
): Draft {
  const source = SOURCES[data.channel] ?? 'APPELLANT';
  const staffFound = source === 'PATROL' || source === 'VISIT';
  return {
    issue,
    revision,
    channel: data.channel,
    appealKind: data.kind,
    source,
    reportedAt: at,
    anonymous: data.confidentiality === 'ANONYMOUS' ? true : undefined,
    noReply: data.noReplyWanted ? true : undefined,
    category: data.category,
    territory: data.territory,
    urgency: undefined,
    complexity: undefined,
    profile: undefined,
    collector: staffFound ? person : undefined,
    acceptDue: undefined,
    acceptedAt: undefined,
    acceptor: undefined,
    acceptorUnit: undefined,
    dispatchDue: undefined,
    due: undefined,
    closedAt: undefined,
    closer: undefined,
    closerUnit: undefined,
    outcome: undefined,
    endedAt: undefined,
    mergedAt: undefined,
    repeat: undefined,
    repeatedAt: undefined,
    level: undefined,
    falsified: undefined,
    district: undefined,
    round: 1,
    dispatches: 0,
    reopenings: 0,
    joined: [],
    tickets: [],
    votes: [],
    feedbacks: [],
    checks: [],
    whistles: [],
    calls: [],
    returns: [],
    objections: [],
    extensions: [],
    exclusions: [],
    ledger: [],
    pressed: [],
    ratings: [],
    clocks: new Map(),
  };
}

export const issueAccepted: FactFold<'IssueAccepted'> = (facts, data, { at, person, unit }) => {
  facts.territory = data.territory;
  facts.profile = data.profile.id;
  facts.acceptedAt = at;
  facts.acceptor = person;
  if (unit !== undefined) facts.acceptorUnit = unit;
  if (data.dueAt !== undefined) facts.due = canonical(data.dueAt);
  if (data.level !== undefined) facts.level = data.level;
};

export const issueClassified: FactFold<'IssueClassified'> = (facts, data) => {
  facts.category = data.category;
  facts.urgency = data.urgency;
  facts.complexity = data.complexity;
};

const over =
  (
    outcome: NonNullable<IssueFacts['outcome']>,
  ): FactFold<'IssueRedirected' | 'IssueWithdrawn' | 'IssueTerminated' | 'IssueVoided'> =>
  (facts, _data, { at }) => {
    ended(facts, isOpen, 'CANCELLED', at);
    facts.outcome = outcome;
    facts.endedAt = at;
  };

export const issueRedirected = over('REDIRECTED');
export const issueWithdrawn = over('WITHDRAWN');
export const issueTerminated = over('TERMINATED');
export const issueVoided = over('VOIDED');

export const intakeRejected: FactFold<'IntakeRejected'> = (facts, { reason }, { at }) => {
  facts.outcome = 'REJECTED';
  facts.endedAt = at;
  if (reason === 'REPEAT_APPEAL') facts.repeat = true;
};

export const issueClosed: FactFold<'IssueClosed'> = (facts, { outcome }, { at, person, unit }) => {
  facts.outcome = outcome;
  facts.closedAt = at;
  facts.endedAt = at;
  facts.closer = person;
  if (unit !== undefined) facts.closerUnit = unit;
};

/** Asked for anew: what was closed is open, and counts as come again. */
export function openedAgain(facts: Draft, at: string): void {
  facts.outcome = undefined;
  facts.closedAt = undefined;
  facts.endedAt = undefined;
  facts.reopenings += 1;
  facts.repeatedAt ??= at;
}

export const issueMerged: FactFold<'IssueMerged'> = (facts, _data, { at }) => {
  facts.mergedAt = at;
};

export const issueUnmerged: FactFold<'IssueUnmerged'> = (facts) => {
  facts.mergedAt = undefined;
};

export const appellantJoined: FactFold<'AppellantJoined'> = (facts, { issue, noReplyWanted }) => {
  facts.joined = [...facts.joined, { issue, ...(noReplyWanted && { noReply: true as const }) }];
};

export const appellantParted: FactFold<'AppellantParted'> = (facts, { issue }) => {
  facts.joined = facts.joined.filter((each) => each.issue !== issue);
};

export const atLevel: FactFold<'IssueEscalated' | 'IssueTransferredDown'> = (facts, { to }) => {
  facts.level = to;
};
