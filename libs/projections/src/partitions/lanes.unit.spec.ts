import { describe, expect, it } from '@jest/globals';
import { START, type Position } from '@shaodao/event-store';
import { ACROSS, laneOf, Lanes } from './lanes.js';

const BOARD = { partitioned: { across: ['subject'] } };
const at = (stream: string, position: number): { stream: string; position: Position } => ({
  stream,
  position: position as Position,
});
const places = (of: Record<number, number>): ReadonlyMap<number, Position> =>
  new Map(Object.entries(of).map(([lane, place]) => [Number(lane), place as Position]));

describe('the partition of an event', () => {
  it('is that of its issue, whatever the number of its event', () => {
    const lanes = [1, 2, 3].map((place) => laneOf(at('issue-01K', place), BOARD, 12));
    expect(new Set(lanes).size).toBe(1);
    expect(lanes[0]).toBeGreaterThanOrEqual(0);
    expect(lanes[0]).toBeLessThan(12);
  });

  it('is none where its category goes across', () => {
    expect(laneOf(at('subject-s1', 1), BOARD, 12)).toBe(ACROSS);
    expect(laneOf(at('subject-s1', 1), { partitioned: { across: [] } }, 12)).not.toBe(ACROSS);
  });
});

describe('what tables hold', () => {
  const lane = laneOf(at('issue-01K', 1), BOARD, 4);

  it('is nothing beyond the checkpoint where there are no partitions', () => {
    const lanes = new Lanes(BOARD, new Map());
    expect(lanes.hold(at('issue-01K', 1))).toBe(false);
    expect(lanes.farthest).toBe(START);
  });

  it('goes for each partition up to its own place', () => {
    const others = places({ 0: 900, 1: 900, 2: 900, 3: 900, [lane]: 100, [ACROSS]: 50 });
    const lanes = new Lanes(BOARD, others);
    expect(lanes.hold(at('issue-01K', 100))).toBe(true);
    expect(lanes.hold(at('issue-01K', 101))).toBe(false);
    expect(lanes.farthest).toBe(900);
  });

  it('goes across the partitions up to a place of its own', () => {
    const lanes = new Lanes(BOARD, places({ 0: 900, 1: 900, 2: 900, 3: 900, [ACROSS]: 50 }));
    expect(lanes.hold(at('subject-s1', 50))).toBe(true);
    expect(lanes.hold(at('subject-s1', 51))).toBe(false);
  });
});
