import { evolveByFolds } from '@shaodao/decider';
import type { RegisterEventMap } from './events.js';
import { byCode } from './facts.js';
import type { Entry } from './state.js';

export const evolveRegister = evolveByFolds<Entry, RegisterEventMap, 'EntryRegistered'>({
  opening: 'EntryRegistered',
  open: (data, { occurredAt, actor }) => ({
    status: 'OPEN',
    playbook: data.playbook,
    register: data.register,
    title: data.title,
    at: data.state,
    since: occurredAt,
    registeredAt: occurredAt,
    round: data.round,
    ...(data.territory !== undefined && { territory: data.territory }),
    ...(data.owner !== undefined && { owner: data.owner }),
    issues: data.issue === undefined ? [] : [data.issue],
    ...(data.follows !== undefined && { follows: data.follows }),
    facts: byCode(data.facts),
    personalFacts: byCode(data.personalFacts),
    items: {},
    agreements: {},
    tallies: {},
    takenBy: { REGISTER: actor.person },
    overdue: false,
    mode: null,
  }),
  folds: {
    FactsFilled: (state, { facts, personalFacts }) => ({
      facts: { ...state.facts, ...byCode(facts) },
      personalFacts: { ...state.personalFacts, ...byCode(personalFacts) },
    }),
    ItemTicked: (state, { item, done }) => ({ items: { ...state.items, [item]: done } }),
    AgreementStated: (state, { side, agrees }) => ({
      agreements: { ...state.agreements, [side]: agrees },
    }),
    TallyAdded: (state, { tally, amount, total, source }, { occurredAt }) => {
      const before = state.tallies[tally];
      const bySource =
        source === undefined
          ? (before?.bySource ?? {})
          : { ...before?.bySource, [source]: (before?.bySource[source] ?? 0) + amount };
      const after = { total, entries: (before?.entries ?? 0) + 1, last: occurredAt, bySource };
      return { tallies: { ...state.tallies, [tally]: after } };
    },
    StepTaken: (state, { step, to, ended, byClock, opensIssue }, { occurredAt, actor }) => ({
      at: to,
      since: occurredAt,
      status: ended ? 'ENDED' : 'OPEN',
      overdue: false,
      issues: opensIssue === undefined ? state.issues : [...state.issues, opensIssue.issue],
      takenBy: byClock ? state.takenBy : { ...state.takenBy, [step]: actor.person },
    }),
    EntryOverdue: () => ({ overdue: true }),
    ModeEntered: (_state, { mode, until }) => ({ mode: { code: mode, until } }),
    ModeLeft: () => ({ mode: null }),
    IssueConnected: (state, { issue }) => ({ issues: [...state.issues, issue] }),
  },
});
