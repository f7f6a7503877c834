import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DoorOutcome } from '@shaodao/issue';
import { derivedUlid, type SideCommand, type SideRow } from '@shaodao/side-streams';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

const { agent, system } = PEOPLE;
const LEADER = { person: 'p-leader', post: 'leader', roles: ['SHIFTLEADER'] };
const COMMANDER = { person: 'p-commander', post: 'commander', roles: ['COMMANDER'] };

let engine: TestEngine;
let made = 0;

beforeEach(async () => {
  made = 0;
  engine = await openTestEngine();
  engine.projections.start();
  engine.timekeeper.start();
  engine.processes.runner.start();
  engine.kpi.runner.start();
});
afterEach(() => engine.close());

const done = async (outcome: Promise<DoorOutcome>): Promise<void> => {
  const came = await outcome;
  if (came.kind !== 'done') throw new Error(JSON.stringify(came));
};

/** Somebody reports, and the matter is accepted. */
const reported = async (phone = `1380013${String(1_000 + made)}`): Promise<string> => {
  const issue = derivedUlid(`issue-${String((made += 1))}`, '2026-11-23T00:00:00.000Z');
  await done(
    engine.order(agent, issue, {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'COMPLAINT',
      title: '路灯不亮',
      territory: 'street-1',
      category: 'lights',
      appellant: { name: '某人', phone },
    }),
  );
  await done(
    engine.order(agent, issue, {
      type: 'AcceptIssue',
      category: 'lights',
      territory: 'street-1',
    }),
  );
  return issue;
};
const reports = async (count: number): Promise<string[]> => {
  const issues: string[] = [];
  for (let index = 0; index < count; index += 1) issues.push(await reported());
  return issues;
};

/** The watch looks at tables that hold everything. */
const look = async () => {
  await engine.settle();
  const watched = await engine.warnings.watch.look();
  await engine.settle();
  return watched;
};
const listed = async (kind: string): Promise<readonly SideRow[]> => {
  const everything = { all: true, territories: [], units: [] };
  const { rows } = await engine.sides.list.page(kind, {}, everything, { limit: 50 });
  return rows;
};
const order = async (kind: string, id: string, command: SideCommand): Promise<void> => {
  const commandId = `test:${kind}:${String((made += 1))}`;
  const envelope = { kind, id, command, commandId, correlationId: commandId, actor: COMMANDER };
  const outcome = await engine.sides.door.execute(envelope);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
};

describe('early warning in a running engine', () => {
  it('raises a cluster once, with the issues behind it and the thresholds it rests on', async () => {
    const issues = await reports(5);
    expect(await look()).toEqual({ raised: 1, renewed: 0, cleared: 0 });
    expect(await look()).toEqual({ raised: 0, renewed: 0, cleared: 0 });
    const [alert] = await listed('alert');
    expect(alert).toMatchObject({
      status: 'OPEN',
      territory: 'street-1',
      over: false,
      playbook: { id: 'early-warning', version: 1 },
    });
    expect([...(alert?.issues ?? [])].sort()).toEqual([...issues].sort());
    expect(alert?.title).toContain('一街道近 14 天有 5 人反映“路灯”共 5 件');
  });

  it('does nothing twice where two watch at once', async () => {
    await reports(5);
    await engine.settle();
    const { watch } = engine.warnings;
    const looks = await Promise.all([watch.look(), watch.look(), watch.look()]);
    expect(looks.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
    await engine.settle();
    expect(await listed('alert')).toHaveLength(1);
  });

  it('clears what no longer holds when a report is voided, and raises it anew later', async () => {
    const [first = ''] = await reports(5);
    await look();
    await done(engine.order(LEADER, first, { type: 'Void', reason: '重复录入' }));
    expect(await look()).toEqual({ raised: 0, renewed: 0, cleared: 1 });
    await reports(1);
    expect(await look()).toEqual({ raised: 1, renewed: 0, cleared: 0 });
    expect((await listed('alert')).map(({ status }) => status).sort()).toEqual(['CLEARED', 'OPEN']);
  });

  it('tells anew what grows, keeps quiet about what was dismissed, and lets time end it', async () => {
    await reports(5);
    await look();
    await reports(2);
    expect(await look()).toEqual({ raised: 0, renewed: 1, cleared: 0 });
    const [alert] = await listed('alert');
    expect(alert?.issues).toHaveLength(7);
    await order('alert', alert?.id ?? '', { type: 'DismissAlert', reason: '计划检修' });
    await reports(3);
    expect(await look()).toEqual({ raised: 0, renewed: 0, cleared: 0 });
    engine.passHours(15 * 24);
    expect(await look()).toEqual({ raised: 0, renewed: 0, cleared: 1 });
    expect((await listed('alert')).map(({ status }) => status)).toEqual(['CLEARED']);
  });

  it('finds a surge against the same weeks before', async () => {
    for (let week = 0; week < 5; week += 1) {
      await reports(1);
      engine.passHours(7 * 24);
    }
    await engine.playbooks.publish(ONLY_SURGES, 'early-warning.yaml', system);
    await reports(8);
    expect(await look()).toEqual({ raised: 1, renewed: 0, cleared: 0 });
    const [alert] = await listed('alert');
    expect(alert?.title).toContain('前 4 周同期平均 1 件');
    expect(alert).toMatchObject({ playbook: { version: 2 } });
    expect(alert?.issues).toHaveLength(8);
  });

  it('finds a unit with more due than it gets done', async () => {
    await engine.playbooks.publish(ONLY_LOADS, 'early-warning.yaml', system);
    for (const issue of await reports(3))
      await done(
        engine.order(agent, issue, {
          type: 'DispatchIssue',
          lead: 'dept-lights',
          dueAt: '2026-11-23T06:00:00.000Z',
        }),
      );
    expect(await look()).toEqual({ raised: 1, renewed: 0, cleared: 0 });
    const [alert] = await listed('alert');
    expect(alert).toMatchObject({ units: ['dept-lights'], issues: expect.any(Array) });
    expect(alert?.title).toContain('路灯所未来 8 个工作小时内到期 3 件');
  });

  it('makes a topic of an alert, whose curve counts what was reported before and after', async () => {
    await reports(5);
    await look();
    const [alert] = await listed('alert');
    const takeUp = { type: 'TakeUpAlert', title: '路灯', question: '为何反复熄灭' };
    await order('alert', alert?.id ?? '', takeUp);
    await engine.settle();
    const [topic] = await listed('topic');
    expect(topic).toMatchObject({ status: 'PROPOSED', territory: 'street-1', title: '路灯' });
    expect(topic?.issues).toHaveLength(5);
    expect((await listed('alert'))[0]).toMatchObject({ status: 'TAKEN_UP' });
    // Settled for good or not, the alert holds until the reports are old.
    expect(await look()).toEqual({ raised: 0, renewed: 0, cleared: 0 });
  });
});

const head = (version: number): string => `
id: early-warning
version: ${String(version)}
name: { zh: 预测预警, en: Early warning }
mechanisms: []
`;
const ONLY_SURGES = `${head(2)}
alert:
  everyMinutes: 5
  mostEvidence: 100
  surge: { levels: [street], days: 7, weeks: 8, leastWeeks: 4, reports: 5, factor: 1.5, alpha: 0.01 }
`;
const ONLY_LOADS = `${head(2)}
alert:
  everyMinutes: 5
  mostEvidence: 100
  nearDue: { hours: 8, days: 10, assignments: 3, load: 1.5 }
`;
