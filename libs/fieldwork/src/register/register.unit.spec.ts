import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import { clock, scene, START, SYSTEM } from '../../../../test/side-streams/given.js';
import { register } from './register.js';
import { SAMPLE } from '../../../../test/side-streams/risk-section.js';
import type { RegisterEvent } from './state.js';
import {
  given,
  UNIT,
  OTHER,
  COMMUNITY,
  registered,
  filled,
  moved,
  measuresSet,
  funded,
  ticked,
  entry,
} from '../../../../test/side-streams/risk-register.js';

describe('registering an entry', () => {
  const command = {
    type: 'RegisterEntry',
    register: 'risk',
    title: '老旧厂房',
    facts: [{ fact: 'level', value: 'high' }],
  } as const;

  it('begins in the first state of its register, under the pinned playbook', () => {
    given().when(command).then(registered);
  });

  it('starts the clock of a first state that has a limit', () => {
    const [risk] = SAMPLE.registers;
    const timed = scene(register, {
      registers: [{ ...risk!, states: [...risk!.states].slice(1), steps: risk!.steps.slice(1) }],
    });
    expect(timed().when(command).decision).toMatchObject({
      events: [{ data: { clocks: { started: [{ id: 'state' }] } } }],
    });
  });

  it.each([
    ['a register the playbook lacks', { register: 'boats' }, 'REGISTER_UNKNOWN'],
    ['a territory nobody knows', { territory: 'nowhere' }, 'TERRITORY_UNKNOWN'],
    ['an owner out of service', { owner: 'closed-bureau' }, 'OWNER_NOT_ACTIVE'],
    ['a round of one’s own making', { follows: 's-0' }, 'ROUND_NOT_YOURS'],
    ['a fact nobody described', { facts: [{ fact: 'mood', value: 'x' }] }, 'FACT_UNKNOWN'],
    [
      'a person’s fact among the clear',
      { facts: [{ fact: 'contact', value: 'x' }] },
      'FACT_PERSONAL',
    ],
    [
      'a clear fact among the persons’',
      { personalFacts: [{ fact: 'level', value: 'x' }] },
      'FACT_NOT_PERSONAL',
    ],
    ['an unknown personal fact', { personalFacts: [{ fact: 'mood', value: 'x' }] }, 'FACT_UNKNOWN'],
    ['a required fact missing', { facts: [] }, 'FACTS_MISSING'],
  ])('is refused with %s', (_what, more, code) => {
    given()
      .when({ ...command, ...more })
      .refuses(code);
  });

  it.each([
    ['level', 'middling'],
    ['households', '0'],
    ['households', '100'],
    ['households', ' '],
    ['households', 'many'],
    ['urgent', 'yes'],
    ['until', '2026-13-01'],
    ['until', 'soon'],
    ['helper', 'closed-bureau'],
    ['village', 'nowhere'],
  ])('is refused with the malformed fact %s = “%s”', (fact, value) => {
    given()
      .when({ ...command, facts: [{ fact, value }] })
      .refuses('FACT_MALFORMED', { fact });
  });

  it('takes facts that fit', () => {
    const facts = Object.entries({
      ...{ level: 'low', households: '99', urgent: 'false', until: '2026-12-31' },
      ...{ helper: 'water', village: 'east', measure: '断电' },
    }).map(([fact, value]) => ({ fact, value }));
    expect(given().when({ ...command, facts }).decision.ok).toBe(true);
  });

  it('is up to the roles of the register', () => {
    given()
      .when(command, { actor: COMMUNITY })
      .refuses('ROLE_NOT_IN_REGISTER', { roles: ['STREET'] });
  });

  it('by the loop itself makes the next round, which begins empty', () => {
    const next = { ...command, facts: [], follows: 's-0', round: 2 };
    expect(given().when(next, { actor: SYSTEM }).decision).toMatchObject({
      events: [{ data: { round: 2, follows: 's-0' } }],
    });
  });
});

describe('a step of an entry', () => {
  const setMeasures = { type: 'TakeStep', step: 'set-measures' } as const;
  const clear = { type: 'TakeStep', step: 'clear', media: ['m-1'] } as const;

  it('leads on and starts the clock of the next state', () => {
    const scene = given(registered, filled);
    const started = clock('state', scene.now, { amount: 10, unit: 'NAT_DAY' });
    scene.when(setMeasures).then({
      ...measuresSet,
      data: { ...measuresSet.data, clocks: { started: [started] } },
    });
  });

  it('that ends the entry stops every clock', () => {
    const scene = given(registered, filled, measuresSet, ticked('exit'), ticked('wires'));
    scene.when(clear, { actor: OTHER }).then(
      moved('clear', 'MEASURES_SET', 'CLEARED', {
        ended: true,
        media: ['m-1'],
        clocks: { stopped: ['state'] },
      }),
    );
    const ended = moved('clear', 'MEASURES_SET', 'CLEARED', { ended: true });
    given(registered, ended).when(setMeasures).refuses('WRONG_STATUS', { status: 'ENDED' });
  });

  it('orders an issue where its playbook says so', () => {
    const { decision } = given(registered, filled, measuresSet, funded).when(
      { type: 'TakeStep', step: 'rectify' },
      { actor: UNIT },
    );
    expect(decision).toMatchObject({
      events: [
        {
          data: {
            opensIssue: { issue: 'stream-1', kind: 'HELP', channel: 'patrol', category: 'safety' },
          },
        },
      ],
    });
  });

  it.each([
    ['there is none such', [registered], { step: 'dance' }, 'STEP_UNKNOWN'],
    ['the entry is elsewhere', [registered], { step: 'rectify' }, 'STEP_NOT_FROM_HERE'],
    ['facts are missing', [registered], { step: 'set-measures' }, 'FACTS_MISSING'],
    [
      'items are open',
      [registered, filled, measuresSet, ticked('exit')],
      { step: 'clear', media: ['m'] },
      'ITEMS_OPEN',
    ],
    [
      'an item was undone',
      [registered, measuresSet, ticked('exit'), ticked('wires'), ticked('exit', false)],
      { step: 'clear', media: ['m'] },
      'ITEMS_OPEN',
    ],
    [
      'pictures are missing',
      [registered, measuresSet, ticked('exit'), ticked('wires')],
      { step: 'clear' },
      'MEDIA_MISSING',
    ],
  ])('is refused where %s', (_what, history, command, code) => {
    given(...history)
      .when({ type: 'TakeStep', ...command }, { actor: OTHER })
      .refuses(code);
  });

  it('is refused while a tally is too low', () => {
    given(registered, measuresSet)
      .when({ type: 'TakeStep', step: 'rectify' }, { actor: UNIT })
      .refuses('TALLY_TOO_LOW', { tally: 'funds', total: 0, atLeast: 100 });
  });

  it('is up to its roles', () => {
    given(registered, filled)
      .when(setMeasures, { actor: UNIT })
      .refuses('ROLE_NOT_IN_REGISTER', { what: 'set-measures' });
  });

  it('is taken by another person where the playbook says so, whatever post they hold', () => {
    const ready = [registered, measuresSet, ticked('exit'), ticked('wires')] as const;
    given(...ready)
      .when(clear)
      .refuses('SAME_PERSON', { taken: 'REGISTER' });
    const rectified = { ...moved('rectify', 'MEASURES_SET', 'RECTIFYING'), by: OTHER };
    given(...ready, rectified)
      .when(clear, { actor: OTHER })
      .refuses('SAME_PERSON', { taken: 'rectify' });
  });

  it('waits until every side agreed', () => {
    const proposed = {
      ...registered,
      data: { ...registered.data, register: 'appointment', state: 'PROPOSED', facts: [] },
    };
    const agreed = (side: string, agrees = true) =>
      ({ type: 'AgreementStated', data: { side, agrees } }) satisfies RegisterEvent;
    const appoint = { type: 'TakeStep', step: 'appoint' } as const;
    given(proposed, agreed('town'), agreed('department', false))
      .when(appoint)
      .refuses('SIDES_MISSING', { sides: ['department'] });
    expect(given(proposed, agreed('town'), agreed('department')).when(appoint).decision.ok).toBe(
      true,
    );
    given(proposed)
      .when({ type: 'StateAgreement', side: 'town', agrees: true })
      .then(agreed('town'));
    given(proposed)
      .when({ type: 'StateAgreement', side: 'moon', agrees: true })
      .refuses('SIDE_UNKNOWN');
  });

  it('hears for a side only those who speak for it, where the playbook names them', () => {
    const job = SAMPLE.registers.find(({ code }) => code === 'appointment');
    const sides = [{ code: 'town', name: job!.name, by: ['STREET'] }];
    const named = scene(register, { registers: [{ ...job!, sides, steps: [] }] });
    const entered = {
      ...registered,
      data: { ...registered.data, register: 'appointment', state: 'PROPOSED', facts: [] },
    };
    const agree = { type: 'StateAgreement', side: 'town', agrees: true } as const;
    named(entered)
      .when(agree, { actor: COMMUNITY })
      .refuses('ROLE_NOT_IN_REGISTER', { what: 'town', roles: ['STREET'] });
    expect(named(entered).when(agree).decision.ok).toBe(true);
  });
});

describe('facts, items and tallies', () => {
  it('are recorded as they become known', () => {
    given(registered)
      .when({
        type: 'FillFacts',
        facts: [{ fact: 'measure', value: '断电' }],
        personalFacts: [{ fact: 'contact', value: 'sealed' }],
      })
      .then(filled);
    given(registered).when({ type: 'FillFacts' }).thenNothing();
    given(registered)
      .when({ type: 'FillFacts', facts: [{ fact: 'mood', value: 'x' }] })
      .refuses('FACT_UNKNOWN');
    expect(entry([registered, filled]).facts).toEqual({ level: 'high', measure: '断电' });
  });

  it('are ticked by name', () => {
    given(registered).when({ type: 'TickItem', item: 'exit', done: true }).then(ticked('exit'));
    given(registered).when({ type: 'TickItem', item: 'roof', done: true }).refuses('ITEM_UNKNOWN');
  });

  const add = { type: 'AddToTally', tally: 'funds', source: 'street', basis: '预算' } as const;
  it('add up by source, and never below nothing', () => {
    given(registered)
      .when({ ...add, amount: 100 })
      .then(funded);
    given(registered, funded)
      .when({ ...add, amount: -100.01 })
      .refuses('TALLY_AMOUNT');
    given(registered).when(add).refuses('TALLY_AMOUNT');
    const more = { ...funded.data, amount: 0.2, total: 100.3, source: 'society' };
    given(registered, { ...funded, data: { ...funded.data, amount: 100.1, total: 100.1 } })
      .when({ ...add, source: 'society', amount: 0.2 })
      .then({ type: 'TallyAdded', data: more });
    const { tallies } = entry([registered, funded, { type: 'TallyAdded', data: more }]);
    expect(tallies['funds']).toMatchObject({
      total: 100.3,
      entries: 2,
      bySource: { street: 100, society: 0.2 },
    });
  });

  it('name their source where the playbook lists sources, and only there', () => {
    const { source: _street, ...unnamed } = add;
    given(registered)
      .when({ ...unnamed, amount: 1 })
      .refuses('TALLY_SOURCE');
    given(registered)
      .when({ ...add, source: 'moon', amount: 1 })
      .refuses('TALLY_SOURCE');
    given(registered)
      .when({ type: 'AddToTally', tally: 'incidents', source: 'street', basis: '走访' })
      .refuses('TALLY_SOURCE');
    given(registered)
      .when({ type: 'AddToTally', tally: 'boats', basis: '走访' })
      .refuses('TALLY_UNKNOWN');
  });

  it('warn once, when the alert is reached', () => {
    const count = { type: 'AddToTally', tally: 'incidents', basis: '起火' } as const;
    const happened = (total: number, alert: boolean) =>
      ({
        type: 'TallyAdded',
        data: { tally: 'incidents', amount: 1, total, basis: '起火', alert },
      }) satisfies RegisterEvent;
    given(registered).when(count).then(happened(1, false));
    given(registered, happened(1, false)).when(count).then(happened(2, true));
    given(registered, happened(1, false), happened(2, true)).when(count).then(happened(3, false));
  });
});

describeSideStream(register, {
  section: SAMPLE,
  events: {
    EntryRegistered: { ...registered.data, round: 2 },
    FactsFilled: filled.data,
    ItemTicked: ticked('exit', false).data,
    AgreementStated: { side: 'town', agrees: false },
    TallyAdded: { ...funded.data, alert: true },
    StepTaken: { ...measuresSet.data, byClock: true },
    EntryOverdue: { state: 'MEASURES_SET', dueAt: START },
    ModeEntered: { mode: 'event', until: START, reason: '活动' },
    ModeLeft: { mode: 'event' },
    IssueConnected: { issue: 'i-1' },
  },
});
