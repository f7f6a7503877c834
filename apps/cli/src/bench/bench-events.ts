import type { NewEvent } from '@shaodao/event-store';

/** Small, fast, repeatable: the same seed gives the same events (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface BenchAppend {
  readonly stream: string;
  readonly event: NewEvent;
}

const UNITS = [
  'urban-management',
  'housing',
  'water',
  'police-post',
  'environment',
  'street-office',
];

/**
 * First events of `count` distinct streams, about 650 bytes of JSON each. Ids are ordered in time
 * as version 7 UUIDs are; `serial` continues over the rounds of one run.
 */
export function benchAppends(count: number, serial: number, random: () => number): BenchAppend[] {
  const hex = (digits: number): string =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return Array.from({ length: count }, (_, index) => {
    const number = serial + index;
    const time = (1_790_000_000_000 + number).toString(16).padStart(12, '0');
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
    const unit = UNITS[Math.floor(random() * UNITS.length)] ?? 'street-office';
    return { stream: `issue-${time}${hex(8)}`, event: benchEvent(id, unit, number, hex) };
  });
}

const benchEvent = (
  id: string,
  unit: string,
  number: number,
  hex: (digits: number) => string,
): NewEvent => ({
  id,
  type: 'IssueDispatched',
  schemaVersion: 1,
  occurredAt: new Date(1_790_000_000_000 + number).toISOString(),
  data: {
    lead: { assignment: `a-${hex(8)}`, unit },
    assists: [{ assignment: `a-${hex(8)}`, unit: 'community-committee' }],
    dueAt: new Date(1_790_600_000_000 + number).toISOString(),
    basis: { by: 'rule', ruleSetVersion: '2026-03', matchedRuleId: `r-${hex(4)}` },
    round: 1,
    note: `v1.${hex(8)}${hex(8)}${hex(8)}${hex(8)}${hex(8)}${hex(8)}${hex(8)}${hex(8)}`,
  },
  meta: {
    actor: {
      person: `p-${hex(8)}`,
      post: 'dispatcher',
      unit: 'street-command-centre',
      territory: 'district-1/street-4',
      roles: ['dispatcher'],
    },
    commandId: `p-${hex(8)}:${id}`,
    correlationId: id,
  },
});
