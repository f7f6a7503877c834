import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProtocolDouble } from '../../libs/event-store/src/kurrentdb/testing/protocol-double.js';
import {
  openTestEngine,
  PEOPLE,
  type TestEngine,
} from '../../libs/engine/src/testing/test-engine.js';

const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAAA1';
const report = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '三号楼前路灯不亮',
  description: '连续三晚没有亮',
  territory: 'street-1',
  appellant: { name: '张三', phone: '13800000000' },
} as const;

describe('an engine whose events are in KurrentDB', () => {
  const double = new ProtocolDouble();
  let engine: TestEngine;

  beforeAll(async () => {
    await double.start();
    engine = await openTestEngine({ kurrentDbUrl: double.connectionString() });
    engine.projections.start();
  });
  afterAll(async () => {
    await engine.close();
    double.stop();
  });

  it('decides on them, shows them on the board and answers a repeated command as before', async () => {
    const { agent } = PEOPLE;
    const first = await engine.order(agent, ISSUE, report, 'key-1');
    expect(first.kind).toBe('done');
    const accept = { type: 'AcceptIssue', category: 'lights', territory: 'street-1' } as const;
    expect((await engine.order(agent, ISSUE, accept)).kind).toBe('done');
    expect(await engine.order(agent, ISSUE, report, 'key-1')).toMatchObject({ kind: 'done' });
    const again = await engine.order(agent, ISSUE, accept);
    expect(again.kind).toBe('refused');

    const head = await engine.store.head();
    expect(await engine.projected.waitFor(head, 20_000, ['board'])).toBe(true);
    expect(await engine.board.issue(ISSUE, { all: true })).toMatchObject({
      phase: 'ACCEPTED',
      category: 'lights',
      title: report.title,
    });
    const told = await engine.timeline.entries(ISSUE);
    expect(told[0]).toMatchObject({ type: 'IssueReported', revision: 1 });
  });

  it('keeps no event in the database', async () => {
    const { rows } = await engine.pool.query<{ events: number }>(
      'select count(*)::int as events from events',
    );
    expect(rows).toEqual([{ events: 0 }]);
    expect(double.log.revisionOf(`issue-${ISSUE}`)).toBeGreaterThanOrEqual(1);
  });
});
