import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import type { KafkaMessage } from 'kafkajs';
import { toEnvelope } from '../envelope/event-envelope.js';
import { anEvent } from '../testing/given-events.js';
import { deliveriesOf, UnreadableMessage } from './deliveries.js';

const event = (n: number): RecordedEvent => ({
  ...anEvent(n),
  stream: 'issue-1',
  revision: n,
  position: (10 * n) as Position,
  recordedAt: '2026-03-01T08:00:01.000Z',
});
const message = (offset: number, value: string | null): KafkaMessage => ({
  key: Buffer.from('1'),
  value: value === null ? null : Buffer.from(value),
  timestamp: '0',
  attributes: 0,
  offset: String(offset),
  headers: {},
});
const carrying = (offset: number): KafkaMessage =>
  message(offset, JSON.stringify(toEnvelope(event(offset + 1))));

describe('what was fetched of a partition', () => {
  it('comes as the store has it, with where it stands and where to go on', () => {
    const messages = [carrying(40), carrying(41), carrying(43)];
    const [only, ...more] = deliveriesOf('issues', 3, messages);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ topic: 'issues', partition: 3, from: 40, until: 44 });
    expect(only?.events.map(({ offset }) => offset)).toEqual([40, 41, 43]);
    expect(only?.events[0]?.event).toMatchObject({
      stream: 'issue-1',
      revision: 41,
      position: 410,
    });
    expect(only).not.toHaveProperty('oldest');
  });

  it('comes in pieces of a thousand that leave nothing between them', () => {
    const messages = Array.from({ length: 2_001 }, (_, offset) => carrying(offset));
    const pieces = [...deliveriesOf('issues', 0, messages, 7)];
    expect(pieces.map(({ from, until }) => [from, until])).toEqual([
      [0, 1_000],
      [1_000, 2_000],
      [2_000, 2_001],
    ]);
    expect(pieces.map(({ oldest }) => oldest)).toEqual([7, 7, 7]);
  });

  it('is nothing where nothing was fetched', () => {
    expect([...deliveriesOf('issues', 0, [])]).toEqual([]);
  });

  it.each([
    ['no JSON', 'x'],
    ['a tombstone', null],
  ])('stops at a message that is %s and says where it stands', (_what, value) => {
    expect(() => [...deliveriesOf('issues', 5, [carrying(0), message(1, value)])]).toThrow(
      UnreadableMessage,
    );
    expect(() => [...deliveriesOf('issues', 5, [message(1, value)])]).toThrow('issues/5, offset 1');
  });
});
