import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { leftOutBy, type PublishedTableCommand, type TableDraft } from './decide.js';
import type { PublishedTableEvent } from './events.js';
import { PUBLISHED_TABLES } from './published-table.js';
import { PUBLISHED_TABLE_REJECTIONS } from './rejections.js';
import type { PublishedTable, PublishedTableState } from './state.js';

const PERIOD_END = '2026-03-31T16:00:00.000Z';
const PUBLISHED_AT = '2026-04-03T01:00:00.000Z';

const ANALYST: Actor = { person: 'p-analyst', unit: 'centre', roles: ['ANALYST'] };
const WATER_LEAD: Actor = { person: 'p-water', unit: 'water', roles: ['UNITLEAD'] };
const ARBITER: Actor = { person: 'p-arbiter', unit: 'centre', roles: ['ARBITER'] };

const draft = (onTime: number, position = 100): TableDraft => ({
  version: 1,
  position,
  asOf: PUBLISHED_AT,
  directoryVersion: 4,
  leftOut: [],
  content: `{"water":"${String(onTime)}/40","at":${String(position)}}`,
  sha256: `hash-${String(onTime)}-${String(position)}`,
  figures: `figures-${String(onTime)}`,
  units: ['water', 'roads'],
});

const PUBLISH: PublishedTableCommand = {
  type: 'PublishTable',
  set: 'three-rates',
  period: '2026-03',
  periodEnd: PERIOD_END,
  appealDays: 5,
  draft: draft(38),
};

const APPEAL: PublishedTableCommand = {
  type: 'FileAppeal',
  appeal: 'ap-1',
  unit: 'water',
  issue: 'i-1',
  fact: 'a-1',
  reason: '管线停水由供电引起',
  counted: true,
};

const grant = (leaveOut: boolean): PublishedTableCommand => ({
  type: 'DecideAppeal',
  appeal: 'ap-1',
  granted: true,
  leaveOut,
  reason: '情况属实',
});

const REVISE: PublishedTableCommand = {
  type: 'ReviseTable',
  reason: '申诉成立',
  draft: draft(38, 120),
};

/** A table's life: orders one after the other, each by somebody at some time. */
class Table {
  state: PublishedTableState = PUBLISHED_TABLES.initial;
  last: readonly PublishedTableEvent[] = [];

  by(actor: Actor, command: PublishedTableCommand, now = PUBLISHED_AT): this {
    const decision = this.tried(actor, command, now);
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    for (const event of decision.events)
      this.state = PUBLISHED_TABLES.evolve(this.state, { ...event, occurredAt: now, actor });
    this.last = decision.events;
    return this;
  }

  refusal(actor: Actor, command: PublishedTableCommand, now = PUBLISHED_AT): string | undefined {
    const decision = this.tried(actor, command, now);
    return decision.ok ? undefined : decision.refusal.code;
  }

  published(): PublishedTable {
    if (this.state.status === 'NONE') throw new Error('Nothing is published');
    return this.state;
  }

  private tried(actor: Actor, command: PublishedTableCommand, now: string) {
    const isUnitWithin = (code: string, ancestor: string): boolean =>
      code === ancestor || (code === 'water-repair' && ancestor === 'water');
    return PUBLISHED_TABLES.decide(command, this.state, { now, actor, isUnitWithin });
  }
}

const published = (): Table => new Table().by(ANALYST, PUBLISH);
const appealed = (): Table => published().by(WATER_LEAD, APPEAL);

describe('a table of figures', () => {
  it('is published once, when its period is over, with a window for appeals', () => {
    const early = new Table();
    expect(early.refusal(ANALYST, PUBLISH, '2026-03-31T15:59:59.999Z')).toBe('PERIOD_RUNNING');
    expect(early.refusal(ANALYST, PUBLISH, PERIOD_END)).toBeUndefined();
    const table = published();
    expect(table.published().revisions).toEqual([
      expect.objectContaining({
        revision: 1,
        publishedBy: 'p-analyst',
        publishedAt: PUBLISHED_AT,
        appealUntil: '2026-04-08T01:00:00.000Z',
        sha256: 'hash-38-100',
      }),
    ]);
    expect(table.refusal(ANALYST, PUBLISH)).toBe('TABLE_PUBLISHED_ALREADY');
  });

  it('keeps its text to the last character, in pieces an event can hold', () => {
    const content = Array.from({ length: 90_000 }, (_, n) => `单位${String(n)}`).join();
    const long = { ...PUBLISH, draft: { ...draft(38), content } } as PublishedTableCommand;
    const table = new Table().by(ANALYST, long);
    expect(table.last.length).toBeGreaterThan(4);
    for (const { data } of table.last)
      expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(1_000_000);
    expect(table.published().revisions[0]?.content).toBe(content);
  });

  it.each([APPEAL, grant(true), REVISE])(
    'cannot be touched before it is published (%#)',
    (order) => {
      expect(new Table().refusal(ARBITER, order)).toBe('TABLE_NOT_PUBLISHED');
    },
  );
});

describe('an appeal', () => {
  it('names a unit of the table and a matter that counts for it', () => {
    const stranger = { ...APPEAL, unit: 'fire' } as PublishedTableCommand;
    expect(published().refusal(WATER_LEAD, stranger)).toBe('UNIT_NOT_IN_TABLE');
    const elsewhere = { ...APPEAL, counted: false } as PublishedTableCommand;
    expect(published().refusal(WATER_LEAD, elsewhere)).toBe('FACT_NOT_COUNTED');
  });

  it('is possible until the window closes, its last instant included', () => {
    const table = published();
    expect(table.refusal(WATER_LEAD, APPEAL, '2026-04-08T01:00:00.000Z')).toBeUndefined();
    expect(table.refusal(WATER_LEAD, APPEAL, '2026-04-08T01:00:00.001Z')).toBe(
      'APPEAL_WINDOW_OVER',
    );
  });

  it('is filed once for a matter, by each unit', () => {
    const again = { ...APPEAL, appeal: 'ap-2' } as PublishedTableCommand;
    expect(appealed().refusal(WATER_LEAD, again)).toBe('APPEALED_ALREADY');
    const other = { ...APPEAL, appeal: 'ap-2', unit: 'roads' } as PublishedTableCommand;
    expect(appealed().refusal(WATER_LEAD, other)).toBeUndefined();
    const whole = { ...APPEAL, appeal: 'ap-2', fact: 'a-2' } as PublishedTableCommand;
    expect(appealed().refusal(WATER_LEAD, whole)).toBeUndefined();
  });

  it('is decided by somebody else: another person, another unit, and not the publisher', () => {
    const table = appealed();
    expect(table.refusal(WATER_LEAD, grant(true))).toBe('OWN_APPEAL');
    const elsewhere = { ...WATER_LEAD, unit: 'centre', roles: ['ARBITER'] };
    expect(table.refusal(elsewhere, grant(true))).toBe('OWN_APPEAL');
    const colleague = { person: 'p-water-2', unit: 'water-repair', roles: ['ARBITER'] };
    expect(table.refusal(colleague, grant(true))).toBe('OWN_UNIT_APPEAL');
    expect(table.refusal(ANALYST, grant(true))).toBe('PUBLISHER_DECIDES_NOT');
    expect(table.refusal(ARBITER, grant(true))).toBeUndefined();
  });

  it('is decided once', () => {
    const table = appealed().by(ARBITER, grant(true));
    expect(table.refusal(ARBITER, grant(true))).toBe('APPEAL_DECIDED');
    const unknown = { ...grant(true), appeal: 'ap-9' } as PublishedTableCommand;
    expect(table.refusal(ARBITER, unknown)).toBe('APPEAL_UNKNOWN');
  });

  it('takes the fact out only where it is granted so', () => {
    const out = appealed().by(ARBITER, grant(true)).published();
    expect(leftOutBy(out)).toEqual([{ issue: 'i-1', fact: 'a-1', appeal: 'ap-1' }]);
    expect(leftOutBy(appealed().by(ARBITER, grant(false)).published())).toEqual([]);
    const denied = { ...grant(true), granted: false } as PublishedTableCommand;
    const table = appealed().by(ARBITER, denied).published();
    expect(leftOutBy(table)).toEqual([]);
    expect(table.appeals).toEqual([
      expect.objectContaining({ status: 'DENIED', decidedBy: 'p-arbiter', decision: '情况属实' }),
    ]);
  });
});

describe('a revision', () => {
  it('is numbered, takes in what was granted since the last, and opens a window of its own', () => {
    const later = '2026-04-07T01:00:00.000Z';
    const table = appealed().by(ARBITER, grant(true)).by(ANALYST, REVISE, later);
    expect(table.last).toEqual([
      expect.objectContaining({
        type: 'TableRevised',
        data: expect.objectContaining({
          revision: 2,
          appeals: ['ap-1'],
          appealUntil: '2026-04-12T01:00:00.000Z',
          sha256: 'hash-38-120',
        }),
      }),
      expect.objectContaining({ type: 'TableContentKept' }),
    ]);
    const { revisions, appeals } = table.published();
    expect(revisions.map(({ revision, sha256 }) => [revision, sha256])).toEqual([
      [1, 'hash-38-100'],
      [2, 'hash-38-120'],
    ]);
    expect(appeals[0]?.revision).toBe(2);
    expect(table.refusal(ANALYST, REVISE, later)).toBe('NOTHING_TO_REVISE');
  });

  it('needs a granted appeal or another figure', () => {
    const table = published();
    expect(table.refusal(ANALYST, REVISE)).toBe('NOTHING_TO_REVISE');
    const corrected = { ...REVISE, draft: draft(39, 120) } as PublishedTableCommand;
    expect(table.refusal(ANALYST, corrected)).toBeUndefined();
    const otherFormula: PublishedTableCommand = {
      type: 'ReviseTable',
      reason: '口径调整',
      draft: { ...draft(38, 120), version: 2 },
    };
    expect(table.refusal(ANALYST, otherFormula)).toBeUndefined();
  });
});

describe('every refusal', () => {
  it('has a sentence in both languages', () => {
    for (const { zh, en } of Object.values(PUBLISHED_TABLE_REJECTIONS)) {
      expect(zh).toMatch(/[\u4e00-\u9fff].*[。]$/);
      expect(en).toMatch(/^[^\u4e00-\u9fff]+[.]$|;/);
    }
  });
});
