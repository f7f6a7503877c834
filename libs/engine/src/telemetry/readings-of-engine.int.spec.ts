import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestEngine, PEOPLE, type TestEngine } from '../testing/test-engine.js';
import { readingsOf } from './readings-of-engine.js';

const REPORT = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '三号楼前路灯不亮',
  description: '连续三晚没有亮',
  territory: 'street-1',
} as const;

let engine: TestEngine;
let reported = 0;

beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const report = async (): Promise<void> => {
  reported += 1;
  const issue = `01K9AAAAAAAAAAAAAAAAAAAAA${String(reported)}`;
  expect(await engine.order(PEOPLE.agent, issue, REPORT)).toMatchObject({ kind: 'done' });
};
const read = (relay = false) => readingsOf(engine, { relay });
const of = async (projector: string) =>
  (await read()).projectors.find((each) => each.projector === projector);

describe('how far an engine is, read from outside', () => {
  it('says of what never ran nothing but that nobody keeps time', async () => {
    await report();
    const { head, projectors, timekeeper } = await read();
    expect(head).toBe(await engine.store.head());
    expect(projectors).toEqual([]);
    expect(timekeeper).toEqual({ led: false, overdue: 0, lagSeconds: 0 });
  });

  it('says of who follows that it is led and level', async () => {
    engine.projections.start();
    engine.timekeeper.start();
    engine.processes.runner.start();
    engine.kpi.runner.start();
    await engine.settle();
    const { projectors, timekeeper } = await read();
    const names = [...engine.readModels, ...engine.kpi.projectors, ...engine.processes.projectors];
    expect(projectors.map(({ projector }) => projector).sort()).toEqual(
      names.map(({ name }) => name).sort(),
    );
    for (const { projector, led, lagEvents, lagSeconds } of projectors)
      expect([projector, led, lagEvents, lagSeconds]).toEqual([projector, true, 0, 0]);
    expect(timekeeper.led).toBe(true);
  });

  it('says of who was stopped how far it fell behind', async () => {
    await engine.projections.stop();
    await report();
    await report();
    const board = await of('board');
    expect(board).toMatchObject({ led: false, parkedEvents: 0 });
    expect(board?.lagEvents).toBeGreaterThanOrEqual(2);
    expect(board?.lagSeconds).toBeGreaterThan(0);
    expect(await of('process:side-effects')).toMatchObject({ led: true });
  });

  it('says of a relay that nobody runs how much waits for it; without Kafka nothing', async () => {
    const { head, relay } = await read(true);
    expect(relay).toEqual({ led: false, lagEvents: head, lagSeconds: expect.any(Number) });
    expect(relay?.lagSeconds).toBeGreaterThan(0);
    expect(await read()).not.toHaveProperty('relay');
  });

  it('gives the same to a scrape of the process', async () => {
    const text = await engine.metrics.text();
    expect(text).toContain('shaodao_projector_led{projector="board"} 0');
    expect(text).toContain('shaodao_readings_up 1');
  });
});
