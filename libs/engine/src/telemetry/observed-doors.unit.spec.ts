import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { DoorOutcome, IssueOrderEnvelope } from '@shaodao/issue';
import { Metrics } from '@shaodao/platform';
import { HOUSE_SIDE_STREAMS, type SideOrderEnvelope } from '@shaodao/side-streams';
import { observedIssueDoor, observedSideDoor } from './observed-doors.js';

const DONE = { kind: 'done', answer: { revision: 1 }, position: 1 as Position } as const;
const REFUSAL = { code: 'PHASE' };

const order = (type: string): IssueOrderEnvelope =>
  ({ issue: '01K9', command: { type } }) as unknown as IssueOrderEnvelope;

const countedIn = async (metrics: Metrics): Promise<readonly string[]> =>
  [...(await metrics.text()).matchAll(/^shaodao_commands_total(.*)$/gm)].map(
    ([, counted = '']) => counted,
  );

describe('a door that is watched', () => {
  const outcomes: readonly (readonly [string, DoorOutcome])[] = [
    ['done', { ...DONE, replayed: false }],
    ['replayed', { ...DONE, replayed: true }],
    ['refused', { kind: 'refused', refusal: REFUSAL, revision: 3 }],
    ['forbidden', { kind: 'forbidden', refusal: REFUSAL }],
    ['stale', { kind: 'stale', expected: 1, actual: 2 }],
    ['reused-id', { kind: 'reused-id' }],
    ['contended', { kind: 'contended' }],
    ['unknown', { kind: 'unknown' }],
  ];

  it.each(outcomes)(
    'lets what is %s through as it is, and counts it so',
    async (result, outcome) => {
      const metrics = new Metrics({ version: 'test' });
      const door = observedIssueDoor({ execute: () => Promise.resolve(outcome) }, metrics);
      expect(await door.execute(order('AcceptIssue'))).toBe(outcome);
      expect(await countedIn(metrics)).toEqual([`{type="AcceptIssue",result="${result}"} 1`]);
    },
  );

  it('lets an error through, and counts the command as failed', async () => {
    const metrics = new Metrics({ version: 'test' });
    const away = new Error('away');
    const door = observedIssueDoor({ execute: () => Promise.reject(away) }, metrics);
    await expect(door.execute(order('AcceptIssue'))).rejects.toBe(away);
    expect(await countedIn(metrics)).toEqual(['{type="AcceptIssue",result="failed"} 1']);
  });

  it.each(['DropTables', 'toString', '__proto__', '王秀英'])(
    'makes no label of a command there is not: %s',
    async (type) => {
      const metrics = new Metrics({ version: 'test' });
      const door = observedIssueDoor({ execute: () => Promise.resolve(outcomes[0]![1]) }, metrics);
      await door.execute(order(type));
      expect(await countedIn(metrics)).toEqual(['{type="other",result="done"} 1']);
    },
  );

  it('knows the commands of every kind of side stream, and no other', async () => {
    const metrics = new Metrics({ version: 'test' });
    const inner = { execute: () => Promise.resolve({ ...DONE, replayed: false }) };
    const door = observedSideDoor(inner, HOUSE_SIDE_STREAMS, metrics);
    const send = (kind: string, type: string) =>
      door.execute({ kind, id: '01K9', command: { type } } as unknown as SideOrderEnvelope);
    const known = HOUSE_SIDE_STREAMS.all.map(({ kind, opens }) => [kind, opens] as const);
    for (const [kind, opens] of known) await send(kind, opens);
    await send('register', 'DropTables');
    await send('nothing', 'ReportIssue');
    const counted = await countedIn(metrics);
    for (const [, opens] of known) expect(counted).toContain(`{type="${opens}",result="done"} 1`);
    expect(counted).toContain('{type="other",result="done"} 2');
  });
});
