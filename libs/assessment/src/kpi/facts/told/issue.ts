import type { WorkingCalendar } from '@shaodao/deadlines';
import { LEVELS } from '@shaodao/issue';
import { spanOf } from '../durations.js';
import type { Fact } from '../fact.js';
import { assistsOf, leadOf } from '../fold/tickets.js';
import type { IssueFacts } from '../issue-facts.js';
import { grantedForLead, headOf, toldWhole } from './head.js';

/** The matter itself. */
export function issueFact(issue: IssueFacts, calendar: WorkingCalendar | undefined): Fact {
  const { reportedAt, acceptedAt, tickets } = issue;
  const lead = leadOf(issue);
  const exclusions = grantedForLead(issue);
  const dispatchedAt = tickets.find(({ role }) => role === 'lead')?.dispatchedAt;
  const accepting = spanOf(reportedAt, acceptedAt, calendar);
  const dispatching = spanOf(acceptedAt, dispatchedAt, calendar);
  const reworks = tickets.reduce((sum, ticket) => sum + (ticket.reworks ?? 0), 0);
  const extensions = issue.extensions.filter(({ granted }) => granted === true).length;
  const rank = LEVELS.findIndex((level) => level === issue.level);
  const head = headOf(issue);
  return toldWhole(
    issue,
    {
      kind: 'ISSUE',
      id: issue.issue,
      unit: lead?.unit,
      assists: assistsOf(issue),
      exclusions,
    },
    {
      channel: head.channel,
      appealKind: head.appealKind,
      source: head.source,
      urgency: head.urgency,
      complexity: head.complexity,
      profile: head.profile,
      voided: head.voided,
      merged: head.merged,

      reportedAt,
      acceptedAt,
      dispatchedAt,
      outcome: issue.outcome,
      level: issue.level,
      dispatches: issue.dispatches,
      reopenings: issue.reopenings,
      mergedAt: issue.mergedAt,
      reworks,
      extensions,
      extended: extensions > 0,
      acceptDue: issue.acceptDue,
      dispatchDue: issue.dispatchDue,
      due: issue.due,
      handledAt: lead?.stoodAt,
      closedAt: issue.closedAt,
      endedAt: issue.endedAt,
      repeatedAt: issue.repeatedAt,
      voidedAt: issue.outcome === 'VOIDED' ? issue.endedAt : undefined,
      ledgerAt: issue.ledger.find(({ enteredAt }) => enteredAt !== undefined)?.enteredAt,
      acceptMinutes: accepting.minutes,
      acceptWorkMinutes: accepting.workMinutes,
      dispatchMinutes: dispatching.minutes,
      dispatchWorkMinutes: dispatching.workMinutes,
      redispatches: Math.max(0, issue.dispatches - 1),
      appellants: 1 + issue.joined.length,
      repeat: issue.repeat === true || exclusions.includes('REPEAT_APPEAL'),
      selfHandled: tickets.some(({ selfHandled }) => selfHandled === true),
      falsified: issue.falsified === true,
      anonymous: issue.anonymous === true,
      noReply: issue.noReply === true,
      levelRank: rank < 0 ? undefined : rank + 1,
      collector: issue.collector,
      acceptor: issue.acceptor,
      closer: issue.closer,
      acceptorUnit: issue.acceptorUnit,
      closerUnit: issue.closerUnit,
      dispatcher: lead?.dispatcher,
      dispatcherUnit: lead?.dispatcherUnit,
      handler: lead?.handler,
    },
  );
}
