import { describe, expect, it } from '@jest/globals';
import { isUnopened, type JsonObject } from '@shaodao/decider';
import { describeSideStream } from '../../../../../test/side-streams/complete.js';
import { person, scene, START, SYSTEM } from '../../../../../test/side-streams/given.js';
import { holds, onEachAct, type Choices } from '../../../../../test/side-streams/random-lives.js';
import { SECTION } from '../../testing/town.js';
import { alert } from './alert.js';
import { ALERT_SECTION, alertContradictions } from './section.js';
import type { Alert, AlertCommand, AlertEvent } from './state.js';

const given = scene(alert, SECTION);
const LEADER = person('p-leader', { roles: ['SHIFTLEADER'] });
const evidence = [{ issue: 'i-1', at: START }];
const reason = { zh: '近 14 天有 5 人反映“路面”共 5 件。', en: '5 reports within 14 days.' };
const facts = { total: 5, figures: { reports: 5 }, reason, evidence };

const raised = {
  type: 'AlertRaised',
  data: {
    playbook: { id: 'book', version: 3 },
    ...{ kind: 'CLUSTER', key: 'k1', territory: 'east', category: 'road', ...facts },
  },
} as const satisfies AlertEvent;
const acknowledged = {
  type: 'AlertAcknowledged',
  data: { note: '已派人' },
} as const satisfies AlertEvent;
const dismissed = {
  type: 'AlertDismissed',
  data: { reason: '计划内施工' },
} as const satisfies AlertEvent;
const cleared = { type: 'AlertCleared', data: {} } as const satisfies AlertEvent;
const takenUp = {
  type: 'AlertTakenUp',
  data: { topic: 'stream-1', title: '路面坑洼', question: '为何反复' },
} as const satisfies AlertEvent;

const { playbook: _playbook, ...told } = raised.data;
const raise = { type: 'RaiseAlert', ...told, evidence: [...evidence] } as AlertCommand;
const renew = (total: number): AlertCommand => ({
  type: 'RenewAlert',
  ...facts,
  total,
  evidence: [...evidence],
});
const clear = { type: 'ClearAlert' } as const;
const acknowledge = { type: 'AcknowledgeAlert', note: '已派人' } as const;
const dismiss = { type: 'DismissAlert', reason: '计划内施工' } as const;
const takeUp = { type: 'TakeUpAlert', title: '路面坑洼', question: '为何反复' } as const;

describe('an alert', () => {
  it('is raised with the thresholds it rests on and the issues behind it', () => {
    given().when(raise, { actor: SYSTEM }).then(raised);
    given(raised).when(raise, { actor: SYSTEM }).refuses('ALREADY_OPENED');
    const { state } = given(raised);
    expect(alert.facts(state)).toMatchObject({
      status: 'OPEN',
      over: false,
      territory: 'east',
      issues: ['i-1'],
      playbook: { id: 'book', version: 3 },
    });
  });

  it('is told anew where the figures have moved, and remembers its peak', () => {
    given(raised).when(renew(5)).thenNothing();
    const grown = { type: 'AlertRenewed', data: { ...facts, total: 9 } } as const;
    given(raised).when(renew(9)).then(grown);
    const shrunk = { type: 'AlertRenewed', data: { ...facts, total: 6 } } as const;
    expect(given(raised, grown, shrunk).state).toMatchObject({ total: 6, peak: 9 });
  });

  it('is acknowledged once, and stays until it no longer holds', () => {
    given(raised).when(acknowledge, { actor: LEADER }).then(acknowledged);
    given(raised, acknowledged).when(acknowledge).refuses('WRONG_STATUS');
    given(raised, acknowledged).when(clear, { actor: SYSTEM }).then(cleared);
    expect(given(raised, { ...acknowledged, by: LEADER }).state).toMatchObject({
      status: 'ACKNOWLEDGED',
      acknowledgedBy: 'p-leader',
    });
  });

  it('is dismissed with a reason, and then told no more', () => {
    given(raised, acknowledged).when(dismiss, { actor: LEADER }).then(dismissed);
    given(raised, dismissed).when(renew(50)).refuses('WRONG_STATUS');
    given(raised, dismissed).when(acknowledge).refuses('WRONG_STATUS');
    expect(alert.facts(given(raised, dismissed).state).over).toBe(true);
  });

  it('ends when it no longer holds', () => {
    for (const past of [[raised], [raised, acknowledged], [raised, dismissed], [raised, takenUp]])
      given(...past)
        .when(clear, { actor: SYSTEM })
        .then(cleared);
    given(raised, cleared).when(clear).refuses('WRONG_STATUS');
    given(raised, cleared).when(renew(9)).refuses('WRONG_STATUS');
    expect(alert.facts(given(raised, cleared).state).over).toBe(true);
  });

  it('becomes a topic with its category, place and issues', () => {
    given(raised, acknowledged).when(takeUp, { actor: LEADER }).then(takenUp);
    const { state } = given(raised, takenUp);
    const effects = alert.effects?.({ ...takenUp, occurredAt: START, actor: LEADER }, state, {
      id: 'a-1',
    });
    expect(effects).toEqual([
      {
        target: 'side',
        kind: 'topic',
        id: 'stream-1',
        command: {
          type: 'ProposeTopic',
          ...{ title: '路面坑洼', question: '为何反复', territory: 'east', alert: 'a-1' },
          categories: ['road'],
          issues: ['i-1'],
        },
      },
    ]);
    const quiet = { ...acknowledged, occurredAt: START, actor: LEADER };
    expect(alert.effects?.(quiet, state, { id: 'a-1' })).toEqual([]);
  });

  it('about the load of a unit cannot become a topic', () => {
    const { category: _category, ...load } = raised.data;
    const ofUnit = {
      type: 'AlertRaised',
      data: { ...load, kind: 'NEAR_DUE', unit: 'roads' },
    } as const;
    given(ofUnit).when(takeUp, { actor: LEADER }).refuses('NO_CATEGORY_TO_TAKE_UP');
    expect(alert.facts(given(ofUnit).state).units).toEqual(['roads']);
  });

  it('shows everything but the key that only tells alerts apart', () => {
    const view = alert.view(given(raised).state);
    expect(view).toMatchObject({ kind: 'CLUSTER', total: 5, reason });
    expect(view).not.toHaveProperty('key');
  });
});

describe('random lives of alerts', () => {
  const commandsFor = ({ a }: Choices): AlertCommand[] => [
    raise,
    renew(1 + a),
    acknowledge,
    dismiss,
    takeUp,
    clear,
  ];
  const opened = (state: { readonly status: string }): Alert | undefined =>
    isUnopened(state) ? undefined : (state as Alert);

  it('hold what an alert promises', () => {
    holds(
      alert,
      { section: SECTION, actors: [LEADER, SYSTEM], commandsFor, rare: ['ClearAlert'] },
      {
        'what is cleared stays as it was': onEachAct(({ before, events }) =>
          before.status === 'CLEARED' && events.length > 0 ? 'it changed' : undefined,
        ),
        'the peak is never below what is told': onEachAct(({ after }) => {
          const state = opened(after);
          return state !== undefined && state.peak < state.total ? 'peak below' : undefined;
        }),
        'who dismissed it and why is known': onEachAct(({ after }) => {
          const state = opened(after);
          return state?.status === 'DISMISSED' &&
            (state.dismissal === undefined || state.dismissedBy === undefined)
            ? 'nobody knows'
            : undefined;
        }),
      },
    );
  });
});

describe('the thresholds', () => {
  it('contradict themselves where more weeks are asked for than looked at', () => {
    const surge = { ...SECTION.surge!, leastWeeks: 9 };
    expect(alertContradictions({ ...SECTION, surge })).toMatchObject([
      { path: ['surge', 'leastWeeks'] },
    ]);
    expect(alertContradictions(SECTION)).toEqual([]);
  });

  it('want to know for whom an override is', () => {
    const overrides = [{ category: 'road', off: ['SURGE'] as const }, { repeat: { reports: 9 } }];
    expect(alertContradictions({ ...SECTION, overrides })).toMatchObject([
      { path: ['overrides', '1'] },
    ]);
  });

  it('have a window of a week at most, so that windows do not overlap', () => {
    const surge = ((ALERT_SECTION['properties'] as JsonObject)['surge'] as JsonObject)[
      'properties'
    ] as JsonObject;
    expect(surge['days']).toMatchObject({ maximum: 7 });
  });
});

describeSideStream(alert, {
  section: SECTION,
  events: {
    AlertRaised: raised.data,
    AlertRenewed: facts,
    AlertCleared: {},
    AlertAcknowledged: acknowledged.data,
    AlertDismissed: dismissed.data,
    AlertTakenUp: takenUp.data,
  },
});
