import { describe, expect, it } from '@jest/globals';
import { isUnopened, type Unopened } from '@shaodao/decider';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  clock,
  daysAfter,
  hoursAfter,
  person,
  scene,
  START,
  SYSTEM,
  type Past,
} from '../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  type Choices,
} from '../../../../test/side-streams/random-lives.js';
import { campaign } from './campaign.js';
import type { CampaignSection } from './section.js';
import { coverageOf, type Campaign, type CampaignCommand, type CampaignEvent } from './state.js';

const named = (code: string) => ({ code, name: { zh: '名', en: code } });
const WEEK = { amount: 7, unit: 'NAT_DAY' };
const SECTION: CampaignSection = {
  campaigns: [
    {
      ...named('door-knock'),
      by: ['STREET'],
      visitors: ['GRID'],
      targets: [named('HOUSEHOLD'), named('PERSON')],
      revisit: WEEK,
      lists: [named('household-list')],
    },
    {
      ...named('full-check'),
      by: ['STREET'],
      visitors: ['GRID', 'TEAM'],
      targets: [named('HOUSEHOLD')],
      stages: [named('find'), named('analyse'), named('prevent')],
      window: { fromHour: 8, toHour: 10 },
      coverage: 0.5,
      team: [{ role: 'POLICE', count: 2 }],
    },
  ],
};
const given = scene(campaign, SECTION);
const GRID = person('p-grid', { roles: ['GRID'], territory: 'east' });
const playbook = { id: 'book', version: 3 };
const UNTIL = daysAfter(START, 60);
const HOUSEHOLDS = ['h-1', 'h-2'].map((target) => ({ target, kind: 'HOUSEHOLD' }));

const planned = {
  type: 'CampaignPlanned',
  data: {
    playbook,
    ...{ campaign: 'door-knock', title: '敲门行动', territory: 'east', until: UNTIL },
    targets: HOUSEHOLDS,
    team: [],
    stage: 'WHOLE',
  },
} as const satisfies CampaignEvent;
const checkPlanned = {
  ...planned,
  data: {
    ...planned.data,
    campaign: 'full-check',
    stage: 'find',
    team: [
      { person: 'p-grid', role: 'POLICE' },
      { person: 'p-2', role: 'POLICE' },
    ],
  },
} as const satisfies CampaignEvent;
const end = { ...clock('end', START, WEEK), dueAt: UNTIL };
const started = (...targets: string[]) =>
  ({
    type: 'CampaignStarted',
    data: {
      clocks: { started: [end, ...targets.map((each) => clock(`visit:${each}`, START, WEEK))] },
    },
  }) satisfies CampaignEvent;
const visited = (visit: string, target: string, more: object = {}) =>
  ({
    type: 'VisitRecorded',
    data: { visit, target, outcome: 'MET', lists: [], media: [], ...more },
  }) satisfies CampaignEvent;
const advanced = (from: string, to: string) =>
  ({ type: 'StageAdvanced', data: { from, to, finding: '发现' } }) satisfies CampaignEvent;

const plan = {
  type: 'PlanCampaign',
  campaign: 'door-knock',
  title: '敲门行动',
  territory: 'east',
  until: UNTIL,
  targets: HOUSEHOLDS,
} as const;
const visit = { type: 'RecordVisit', target: 'h-1', outcome: 'MET' } as const;

const running = (history: readonly Past<CampaignEvent>[]): Campaign => {
  const { state } = given(...history);
  if (isUnopened(state)) throw new Error('The campaign is not planned');
  return state;
};

describe('planning a campaign', () => {
  it('fixes kind, place, end and targets', () => {
    given().when(plan).then(planned);
  });

  it.each([
    ['a kind the playbook lacks', { campaign: 'parade' }, 'CAMPAIGN_KIND_UNKNOWN'],
    ['a territory nobody knows', { territory: 'nowhere' }, 'TERRITORY_UNKNOWN'],
    ['an end that is past', { until: START }, 'UNTIL_NOT_AHEAD'],
    [
      'a target of another kind',
      { targets: [{ target: 'x', kind: 'SHIP' }] },
      'TARGET_KIND_UNKNOWN',
    ],
    ['a target twice', { targets: [HOUSEHOLDS[0]!, HOUSEHOLDS[0]!] }, 'TARGET_TWICE'],
    ['a team that is not complete', { campaign: 'full-check' }, 'TEAM_INCOMPLETE'],
  ])('is refused with %s', (_what, more, code) => {
    given()
      .when({ ...plan, ...more })
      .refuses(code);
  });

  it('is up to the roles of its kind', () => {
    given()
      .when(plan, { actor: GRID })
      .refuses('ROLE_NOT_PLANNER', { roles: ['STREET'] });
    given(planned).when({ type: 'StartCampaign' }, { actor: GRID }).refuses('ROLE_NOT_PLANNER');
  });

  it('takes a complete team', () => {
    const { team } = checkPlanned.data;
    given()
      .when({ ...plan, campaign: 'full-check', team: [...team] })
      .then(checkPlanned);
    given()
      .when({ ...plan, campaign: 'full-check', team: [team[0]] })
      .refuses('TEAM_INCOMPLETE', { role: 'POLICE', count: 2, present: 1 });
  });
});

describe('a running campaign', () => {
  it('starts its end and the interval of every target', () => {
    expect(given(planned).when({ type: 'StartCampaign' }).decision).toMatchObject({
      events: [
        {
          type: 'CampaignStarted',
          data: {
            clocks: {
              started: [{ id: 'end', dueAt: UNTIL }, { id: 'visit:h-1' }, { id: 'visit:h-2' }],
            },
          },
        },
      ],
    });
  });

  it('takes further targets, whose interval begins at once', () => {
    const targets = [{ target: 'h-3', kind: 'PERSON' }];
    const add = { type: 'AddTargets', targets } as const;
    given(planned).when(add).then({ type: 'TargetsAdded', data: { targets } });
    expect(given(planned, started()).when(add).decision).toMatchObject({
      events: [{ data: { clocks: { started: [{ id: 'visit:h-3' }] } } }],
    });
    given(planned)
      .when({ ...add, targets: [HOUSEHOLDS[0]!] })
      .refuses('TARGET_TWICE');
    given(planned).when(add, { actor: GRID }).refuses('ROLE_NOT_PLANNER');
  });

  it('logs a visit, and owes the next one an interval later', () => {
    const scene = given(planned, started('h-1'));
    const clocks = { started: [clock('visit:h-1', scene.now, WEEK)] };
    scene.when(visit, { actor: GRID }).then(visited('visit-1', 'h-1', { clocks }));
  });

  it('still owes the visit where nobody was met', () => {
    given(planned, started('h-1'))
      .when({ ...visit, outcome: 'ABSENT' }, { actor: GRID })
      .then(visited('visit-1', 'h-1', { outcome: 'ABSENT' }));
  });

  it('keeps of each list and target the last line only', () => {
    const line = (entry: string) => ({ lists: [{ list: 'household-list', entry }] });
    const again = [visited('v-1', 'h-1', line('old')), visited('v-2', 'h-1', line('new'))];
    const { state } = given(planned, started(), ...again, visited('v-3', 'h-2', line('other')));
    expect(state).toMatchObject({ lists: [{ entry: 'new' }, { entry: 'other' }] });
  });

  it('updates only lists it has', () => {
    const lists = [{ list: 'household-list', entry: 'sealed' }];
    expect(given(planned, started()).when({ ...visit, lists }, { actor: GRID }).decision.ok).toBe(
      true,
    );
    given(planned, started())
      .when({ ...visit, lists: [{ list: 'wishes', entry: 'sealed' }] }, { actor: GRID })
      .refuses('LIST_UNKNOWN', { list: 'wishes' });
  });

  it('is visited by its visitors, of its team, at its targets', () => {
    given(planned, started())
      .when(visit)
      .refuses('ROLE_NOT_VISITOR', { roles: ['GRID'] });
    given(planned, started())
      .when({ ...visit, target: 'h-9' }, { actor: GRID })
      .refuses('TARGET_UNKNOWN');
    given(checkPlanned, started())
      .when(visit, { actor: person('p-3', { roles: ['GRID'] }) })
      .refuses('NOT_IN_TEAM');
    given(planned).when(visit, { actor: GRID }).refuses('WRONG_STATUS');
  });

  it('is visited only when people are there to be met', () => {
    const at = (hour: number) => hoursAfter('2026-03-03T00:00:00.000Z', hour);
    const scene = given(checkPlanned, started());
    const outcome = (hour: number) => scene.when(visit, { actor: GRID, now: at(hour) });
    outcome(7.9).refuses('OUTSIDE_WINDOW', { fromHour: 8, toHour: 10 });
    expect(outcome(8).decision.ok).toBe(true);
    expect(outcome(9.9).decision.ok).toBe(true);
    outcome(10).refuses('OUTSIDE_WINDOW');
  });

  it('links what a visit found to its issue, once', () => {
    const link = { type: 'LinkVisitIssue', visit: 'v', issue: 'i-1' } as const;
    const linked = {
      type: 'VisitIssueLinked',
      data: { visit: 'v', issue: 'i-1' },
    } as const satisfies CampaignEvent;
    given(planned, started(), visited('v', 'h-1')).when(link).then(linked);
    given(planned, started(), visited('v', 'h-1'), linked).when(link).refuses('VISIT_UNKNOWN');
    const state = running([planned, started(), visited('v', 'h-1'), linked]);
    expect(campaign.facts(state).issues).toEqual(['i-1']);
  });
});

describe('the clocks of a campaign', () => {
  const elapse = (id: string, moment: string) =>
    ({ type: 'ElapseClock', clock: id, moment }) as const;

  it('find a target nobody came back to, until somebody does', () => {
    const dueAt = daysAfter(START, 7);
    const overdue = {
      type: 'VisitOverdue',
      data: { target: 'h-1', clocks: { stopped: ['visit:h-1'] } },
    } as const satisfies CampaignEvent;
    const word = elapse('visit:h-1', dueAt);
    const late = { actor: SYSTEM, now: dueAt };
    given(planned, started('h-1')).when(word, late).then(overdue);
    given(planned, started('h-1'), overdue).when(word, late).thenNothing();
    expect(running([planned, started('h-1'), overdue]).overdueTargets).toEqual(['h-1']);
    const back = [planned, started('h-1'), overdue, visited('v', 'h-1', { outcome: 'ABSENT' })];
    expect(running(back).overdueTargets).toEqual(['h-1']);
    expect(running([...back, visited('w', 'h-1')]).overdueTargets).toEqual([]);
  });

  it('say that the time is over, with what was reached', () => {
    given(planned, started(), visited('v', 'h-1'))
      .when(elapse('end', UNTIL), { actor: SYSTEM, now: UNTIL })
      .then({
        type: 'CampaignOverdue',
        data: { met: 1, targets: 2, clocks: { stopped: ['end'] } },
      });
    expect(
      running([
        planned,
        started(),
        { type: 'CampaignOverdue', data: { met: 0, targets: 2, clocks: {} } },
      ]).overdue,
    ).toBe(true);
  });
});

describe('the stages of a campaign', () => {
  const advance = { type: 'AdvanceStage', finding: '发现' } as const;
  const close = { type: 'CloseCampaign', summary: '完成' } as const;
  const last = [
    checkPlanned,
    started(),
    advanced('find', 'analyse'),
    advanced('analyse', 'prevent'),
  ];

  it('come one after the other', () => {
    given(checkPlanned, started()).when(advance).then(advanced('find', 'analyse'));
    given(checkPlanned, started(), advanced('find', 'analyse'))
      .when(advance)
      .then(advanced('analyse', 'prevent'));
    given(...last)
      .when(advance)
      .refuses('LAST_STAGE', { stage: 'prevent' });
    given(planned, started()).when(advance).refuses('LAST_STAGE', { stage: 'WHOLE' });
    given(checkPlanned, started()).when(advance, { actor: GRID }).refuses('ROLE_NOT_PLANNER');
  });

  it('are all passed, and enough targets met, before it closes', () => {
    given(checkPlanned, started()).when(close).refuses('STAGES_OPEN', { stage: 'find' });
    given(...last)
      .when(close)
      .refuses('COVERAGE_TOO_LOW', { met: 0, targets: 2 });
    const absent = visited('v', 'h-1', { outcome: 'ABSENT' });
    given(...last, absent)
      .when(close)
      .refuses('COVERAGE_TOO_LOW');
    given(...last, visited('v', 'h-1'), visited('w', 'h-1'))
      .when(close)
      .then({
        type: 'CampaignClosed',
        data: {
          summary: '完成',
          ...{ met: 1, targets: 2, visits: 2, issues: 0 },
          clocks: { stopped: ['end'] },
        },
      });
    given(...last, visited('v', 'h-1'))
      .when(close, { actor: GRID })
      .refuses('ROLE_NOT_PLANNER');
  });

  it('need no coverage where the playbook asks for none', () => {
    expect(given(planned, started()).when(close).decision.ok).toBe(true);
  });
});

describe('a campaign, whatever is tried', () => {
  const commandsFor = (
    { a, b }: Choices,
    state: Unopened | Campaign,
    now: string,
  ): readonly CampaignCommand[] => {
    const kind = pick(['HOUSEHOLD', 'PERSON'], b);
    const target = `h-${String(a % 4)}`;
    const { team } = checkPlanned.data;
    const opening = pick(['door-knock', 'full-check'], a);
    const due = isUnopened(state) ? undefined : pick([undefined, ...state.clocks], a);
    return [
      { ...plan, campaign: opening, team: [...team], until: daysAfter(now, 9) },
      { type: 'StartCampaign' },
      { type: 'AddTargets', targets: [{ target, kind }] },
      { ...visit, target, outcome: pick(['MET', 'ABSENT', 'REFUSED'], b) },
      { type: 'LinkVisitIssue', visit: `visit-${String(a % 9)}`, issue: `i-${String(b % 5)}` },
      { type: 'AdvanceStage', finding: '发现' },
      { type: 'ElapseClock', clock: due?.id ?? 'end', moment: due?.dueAt ?? now },
      { type: 'CloseCampaign', summary: '完成' },
    ];
  };
  const roles = ['STREET', 'GRID', 'SYSTEM'];
  const world = {
    section: SECTION,
    actors: [person('p-grid', { roles }), person('p-2', { roles }), GRID],
    commandsFor,
    rare: ['CloseCampaign'],
  };

  it('visits only its targets, each listed once, and rests when it is closed', () => {
    holds(campaign, world, {
      'each target is listed once': onEachAct(({ after }) => {
        if (isUnopened(after)) return undefined;
        const targets = after.targets.map(({ target }) => target);
        return new Set(targets).size === targets.length ? undefined : targets.join();
      }),
      'only targets are visited, and counted once': onEachAct(({ after }) => {
        if (isUnopened(after)) return undefined;
        const known = new Set(after.targets.map(({ target }) => target));
        const strange = after.visits.find(({ target }) => !known.has(target));
        const { met, targets } = coverageOf(after);
        return strange?.target ?? (met <= targets ? undefined : `${String(met)} met`);
      }),
      'a closed campaign has no clock': onEachAct(({ after }) =>
        !isUnopened(after) && after.status === 'CLOSED' && after.clocks.length > 0
          ? after.clocks.map(({ id }) => id).join()
          : undefined,
      ),
    });
  });
});

describeSideStream(campaign, {
  section: SECTION,
  events: {
    CampaignPlanned: planned.data,
    CampaignStarted: started().data,
    TargetsAdded: { targets: HOUSEHOLDS },
    VisitRecorded: visited('v', 'h-1').data,
    VisitIssueLinked: { visit: 'v', issue: 'i-1' },
    StageAdvanced: advanced('find', 'analyse').data,
    VisitOverdue: { target: 'h-1' },
    CampaignOverdue: { met: 1, targets: 2 },
    CampaignClosed: { summary: '完成', met: 1, targets: 2, visits: 2, issues: 0 },
  },
});
