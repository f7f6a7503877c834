import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DoorOutcome } from '@shaodao/issue';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

const { agent, handler, stranger, inspector, caller } = PEOPLE;
const report = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '三号楼前路灯不亮',
  description: '连续三晚没有亮',
  territory: 'street-1',
  appellant: { name: '张三', phone: '13800000000' },
} as const;

/** What the door answered; fails where the command was not done. */
function answer(outcome: DoorOutcome): Record<string, unknown> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

describe('an issue on its way through the door', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  it('goes from report to archive, and the board shows where it is', async () => {
    const issue = '01K9AAAAAAAAAAAAAAAAAAAAA1';
    engine.projections.start();
    const order = engine.order.bind(engine);
    answer(await order(agent, issue, report));
    answer(
      await order(agent, issue, { type: 'AcceptIssue', category: 'lights', territory: 'street-1' }),
    );
    const dispatched = answer(
      await order(agent, issue, {
        type: 'DispatchIssue',
        lead: 'dept-lights',
        dueAt: '2026-11-28T00:00:00.000Z',
      }),
    );
    const [lead] = dispatched['assignments'] as { assignment: string }[];
    const assignment = lead?.assignment ?? '';
    answer(await order(handler, issue, { type: 'SignAssignment', assignment }));
    answer(
      await order(handler, issue, {
        type: 'RecordContact',
        assignment,
        method: 'phone',
        reached: true,
      }),
    );
    answer(await order(handler, issue, { type: 'LogStep', assignment, note: '更换灯头' }));
    answer(
      await order(handler, issue, {
        type: 'CompleteHandling',
        assignment,
        result: '已修复',
        outcome: 'RESOLVED',
      }),
    );
    answer(await order(inspector, issue, { type: 'VerifyResult', passed: true }));
    answer(
      await order(handler, issue, {
        type: 'FeedBack',
        content: '已告知',
        method: 'phone',
        reached: true,
      }),
    );
    answer(
      await order(caller, issue, {
        type: 'SubmitEvaluation',
        contacted: true,
        resolution: 'RESOLVED',
        satisfaction: 'SATISFIED',
      }),
    );
    answer(await order(agent, issue, { type: 'CloseIssue' }));
    engine.passHours(24 * 365);
    const archived = await order(PEOPLE.system, issue, { type: 'ArchiveIssue' });
    expect(archived).toMatchObject({ kind: 'done' });

    const entries = await engine.timeline.entries(issue);
    expect(entries.map(({ type }) => type)).toEqual([
      'IssueReported',
      'IssueClassified',
      'IssueAccepted',
      'IssueDispatched',
      'AssignmentSigned',
      'AppellantContacted',
      'StepLogged',
      'IssueHandled',
      'ResultVerified',
      'IssueFedBack',
      'IssueEvaluated',
      'IssueClosed',
      'IssueArchived',
    ]);
  });

  it('is reported once, however often the report is sent', async () => {
    const first = await engine.order(agent, '01K9AAAAAAAAAAAAAAAAAAAAA2', report, 'p-agent:same');
    const retry = await engine.order(agent, '01K9AAAAAAAAAAAAAAAAAAAAA3', report, 'p-agent:same');

    expect(answer(retry)).toEqual(answer(first));
    expect(retry).toMatchObject({ replayed: true });
    expect(await engine.issues.load('01K9AAAAAAAAAAAAAAAAAAAAA3')).toMatchObject({ revision: 0 });
  });

  it('is not reported where the key was used for another report before', async () => {
    await engine.order(agent, '01K9AAAAAAAAAAAAAAAAAAAAA4', report, 'p-agent:reused');
    const other = { ...report, title: '另一件事' };
    expect(
      await engine.order(agent, '01K9AAAAAAAAAAAAAAAAAAAAA5', other, 'p-agent:reused'),
    ).toEqual({ kind: 'reused-id' });
  });

  it('is closed to a unit it was not given to', async () => {
    const issue = '01K9AAAAAAAAAAAAAAAAAAAAA6';
    answer(await engine.order(agent, issue, report));
    answer(
      await engine.order(agent, issue, {
        type: 'AcceptIssue',
        category: 'lights',
        territory: 'street-1',
      }),
    );
    const { assignments } = answer(
      await engine.order(agent, issue, {
        type: 'DispatchIssue',
        lead: 'dept-lights',
        dueAt: '2027-12-28T00:00:00.000Z',
      }),
    ) as { assignments: { assignment: string }[] };

    const assignment = assignments[0]?.assignment ?? '';
    expect(
      await engine.order(stranger, issue, { type: 'SignAssignment', assignment }),
    ).toMatchObject({ kind: 'forbidden', refusal: { code: 'OUT_OF_SCOPE' } });
  });

  it('does not exist before it is reported', async () => {
    expect(await engine.order(agent, '01K9AAAAAAAAAAAAAAAAAAAAA7', { type: 'CloseIssue' })).toEqual(
      { kind: 'unknown' },
    );
  });

  it('keeps its texts sealed in the events', async () => {
    const issue = '01K9AAAAAAAAAAAAAAAAAAAAA8';
    answer(await engine.order(agent, issue, report));
    const stored: string[] = [];
    for await (const event of engine.store.readStream(`issue-${issue}`)) {
      stored.push(JSON.stringify(event));
    }
    expect(stored).toHaveLength(1);
    for (const clear of ['张三', '13800000000', '路灯', '三晚']) {
      expect(stored.join()).not.toContain(clear);
    }
  });
});
