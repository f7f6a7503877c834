import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { archiveDue } from './archive-due.js';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

describe('archiving what is due', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openTestEngine();
    engine.projections.start();
  });
  afterAll(() => engine.close());

  const answered = async (issue: string): Promise<void> => {
    await engine.order(PEOPLE.agent, issue, {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'CONSULT',
      title: '办事指南',
      territory: 'street-1',
    });
    const outcome = await engine.order(PEOPLE.agent, issue, {
      type: 'AnswerOnSpot',
      answer: '请带身份证到街道窗口办理',
    });
    expect(outcome).toMatchObject({ kind: 'done' });
  };
  const shown = async (): Promise<void> => {
    expect(await engine.projected.waitFor(await engine.store.head(), 10_000, ['board'])).toBe(true);
  };
  const phaseOf = async (issue: string): Promise<string> =>
    (await engine.issues.load(issue)).state.phase;

  it('takes the closed ones whose reopen window is over, and leaves the others', async () => {
    const [old, young] = ['01K9CCCCCCCCCCCCCCCCCCCCC1', '01K9CCCCCCCCCCCCCCCCCCCCC2'];
    await answered(old);
    engine.passHours(24 * 365);
    await answered(young);
    await shown();

    expect(await archiveDue(engine)).toEqual({ archived: 1, waiting: 1 });
    expect([await phaseOf(old), await phaseOf(young)]).toEqual(['ARCHIVED', 'CLOSED']);
  });

  it('finds nothing new to do when it comes again', async () => {
    await shown();
    expect(await archiveDue(engine)).toEqual({ archived: 0, waiting: 1 });
  });
});
