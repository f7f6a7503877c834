import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN } from '@shaodao/deadlines';
import type { DoorOutcome, IssueCommand } from '@shaodao/issue';
import { judged } from './keep-time.js';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAAA1';
const REPORT = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '三号楼前路灯不亮',
  description: '连续三晚没有亮',
  territory: 'street-1',
} as const;

/** A mechanism of three working days for the work, of which half is warned of. */
const TIMED = `
id: timed
version: 1
name: { zh: 限时办理, en: Timed }
mechanisms: []
basis: test
issue:
  skips: [REQUESTED, ORDERED, VERIFIED, FED_BACK, EVALUATED]
  maxReturns: 3
  maxReworkRounds: 3
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 48
  reworkDays: 5
  retentionClass: issue-10-years
  overallLimitFromCatalogue: false
  clocks:
    HANDLE: { limit: { amount: 3, unit: WORK_DAY }, warnAt: [0.5] }
`;

describe('clocks of issues in a running engine', () => {
  let engine: TestEngine;

  beforeEach(async () => {
    engine = await openTestEngine();
    await engine.playbooks.publish(TIMED, 'timed.yaml', PEOPLE.system);
    engine.projections.start();
    engine.timekeeper.start();
  });
  afterEach(() => engine.close());

  const signed = async (): Promise<void> => {
    const { agent, handler } = PEOPLE;
    await done(engine.order(agent, ISSUE, REPORT));
    await done(
      engine.order(agent, ISSUE, {
        type: 'AcceptIssue',
        category: 'lights',
        territory: 'street-1',
        profile: 'timed',
      }),
    );
    const { assignments } = await done(
      engine.order(agent, ISSUE, { type: 'DispatchIssue', lead: 'dept-lights' }),
    );
    const [{ assignment }] = assignments as [{ assignment: string }];
    await done(engine.order(handler, ISSUE, { type: 'SignAssignment', assignment }));
  };
  const done = async (outcome: Promise<DoorOutcome>): Promise<Record<string, unknown>> => {
    const came = await outcome;
    if (came.kind !== 'done') throw new Error(JSON.stringify(came));
    return came.answer;
  };
  const facts = async (): Promise<readonly (readonly [string, string])[]> => {
    const all: [string, string][] = [];
    for await (const { type, meta } of engine.store.readStream(`issue-${ISSUE}`))
      all.push([type, meta.actor.person]);
    return all.filter(([type]) => /^Clock|^Due/.test(type));
  };

  it('warn and breach by the timekeeper, each once', async () => {
    await signed();
    await engine.timekeeper.settle();
    expect(await facts()).toEqual([]);

    // From Monday 08:00: half of the three days is over on Wednesday morning.
    engine.passHours(52);
    await engine.timekeeper.settle();
    expect(await facts()).toEqual([['ClockWarned', 'timekeeper']]);

    engine.passHours(24 * 3);
    await engine.timekeeper.settle();
    await engine.timekeeper.settle();
    expect(await facts()).toEqual([
      ['ClockWarned', 'timekeeper'],
      ['ClockBreached', 'timekeeper'],
    ]);
    expect(await engine.timekeeper.status()).toMatchObject({ hasLeader: true, lagSeconds: 0 });
    const { rows } = await engine.pool.query('select * from timekeeper.refusals');
    expect(rows).toEqual([]);
  });

  it('are computed again when the notice of the next year comes into force', async () => {
    engine.passHours(38 * 24);
    await signed();
    await engine.timekeeper.settle();
    const dueBefore = await momentsToCome();

    await engine.directory.order(
      {
        type: 'PublishCalendars',
        calendars: [
          {
            ...OFFICE_HOURS_CN,
            version: 2,
            exceptions: [...OFFICE_HOURS_CN.exceptions, { date: '2027-01-01', off: true }],
            knownYears: [...OFFICE_HOURS_CN.knownYears, 2027],
          },
        ],
      },
      PEOPLE.system,
    );
    await engine.timekeeper.settle();
    expect(await facts()).toEqual([['DueRecalculated', 'timekeeper']]);
    const dueAfter = await momentsToCome();
    expect(dueBefore.at(-1)).toBe('2027-01-05T09:30:00.000Z');
    expect(dueAfter.at(-1)).toBe('2027-01-06T09:30:00.000Z');
  });

  const momentsToCome = async (): Promise<readonly string[]> => {
    const { rows } = await engine.pool.query<{ moments: readonly Date[] }>(
      `select moments from timekeeper.clocks where stream = $1`,
      [`issue-${ISSUE}`],
    );
    return rows.flatMap(({ moments }) => moments.map((moment) => moment.toISOString())).sort();
  };
});

describe('a past that is told to a house whose clocks run', () => {
  const importer = { person: 'import:city', roles: ['SYSTEM'] } as const;
  let engine: TestEngine;

  beforeEach(async () => {
    engine = await openTestEngine();
    engine.projections.start();
    engine.timekeeper.start();
  });
  afterEach(() => engine.close());

  /** One step of a record, told now; then all that is due is sent. */
  const told = async (occurredAt: string, command: IssueCommand): Promise<DoorOutcome> => {
    const commandId = `record:${command.type}`;
    const outcome = await engine.door.execute({
      issue: ISSUE,
      command,
      commandId,
      actor: importer,
      correlationId: 'import',
      occurredAt,
    });
    await engine.timekeeper.settle();
    return outcome;
  };

  it('is told to its end, however long the telling takes', async () => {
    const accept = { type: 'AcceptIssue', category: 'lights', territory: 'street-1' } as const;
    const dispatch = { type: 'DispatchIssue', lead: 'dept-lights' } as const;
    expect(await told('2014-05-05T01:00:00.000Z', REPORT)).toMatchObject({ kind: 'done' });
    expect(await told('2014-05-05T02:00:00.000Z', accept)).toMatchObject({ kind: 'done' });
    expect(await told('2014-05-05T03:00:00.000Z', dispatch)).toMatchObject({ kind: 'done' });
    const types = (await engine.timeline.entries(ISSUE)).map(({ type }) => type);
    expect(types).toEqual(['IssueReported', 'IssueClassified', 'IssueAccepted', 'IssueDispatched']);
  });
});

describe('what a door says', () => {
  const refusal = { code: 'ISSUE_NOT_FOUND' };

  it.each([
    [
      { kind: 'refused', refusal, revision: 1 },
      { kind: 'refused', code: 'ISSUE_NOT_FOUND' },
    ],
    [
      { kind: 'forbidden', refusal },
      { kind: 'refused', code: 'ISSUE_NOT_FOUND' },
    ],
    [{ kind: 'unknown' }, { kind: 'refused', code: 'UNKNOWN_STREAM' }],
    [{ kind: 'reused-id' }, { kind: 'refused', code: 'COMMAND_ID_REUSED' }],
  ] as const)('%j is final', (outcome, fired) => {
    expect(judged(outcome)).toEqual(fired);
  });

  it.each([{ kind: 'contended' }, { kind: 'stale', expected: 1, actual: 2 }] as const)(
    '%j is worth another try',
    (outcome) => {
      expect(() => judged(outcome)).toThrow('contended');
    },
  );
});
