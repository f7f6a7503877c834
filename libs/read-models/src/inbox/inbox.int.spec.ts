import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { project, type Projected } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { BoardProjector } from '../board/projector.js';
import type { HiddenFrom } from '../board/scope.js';
import { InvalidCursor } from '../cursor.js';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { InboxProjector } from './projector.js';
import { InboxQueries } from './queries.js';

const SEALED = 'enc1.s-1.x';
/** A reader from whom nothing is hidden. */
const NOBODY: HiddenFrom = { units: [], person: 'p-nobody' };

describe("a unit's inbox", () => {
  const inbox = new InboxProjector();
  let database: ReadDatabase;
  let queries: InboxQueries;

  beforeAll(async () => {
    database = await readDatabase();
    queries = new InboxQueries(database.pool);
  });
  afterAll(() => database.close());

  const after = (given: Histories): Projected =>
    project(inbox, database.pool)
      .from(...given.events)
      .deliveredTwice(3);

  /** Reported, accepted and dispatched to u-1 (lead) and u-2 (assist). */
  const dispatched = (): Histories => {
    const given = new Histories();
    given.reported('1', SEALED);
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
    return given;
  };
  const lead = { assignment: '1-a1', unit: 'u-1' };
  const assist = { assignment: '1-s0', unit: 'u-2' };

  it('follows an assignment from dispatch to the end', async () => {
    const given = dispatched();
    await after(given).equals('inbox_assignments', [
      { assignment: '1-a1', unit: 'u-1', role: 'lead', status: 'PENDING_SIGN', open: true },
      { assignment: '1-s0', unit: 'u-2', role: 'assist', status: 'PENDING_SIGN', open: true },
    ]);
    const signed = given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p-handler' });
    const unreached = given.happened('1', 'AppellantContacted', {
      ...lead,
      method: 'phone',
      reached: false,
      attempt: 1,
    });
    await after(given).equals('inbox_assignments', [
      {
        status: 'SIGNED',
        handler: 'p-handler',
        signed_at: new Date(signed.occurredAt),
        contacted_at: new Date(unreached.occurredAt),
      },
      { status: 'PENDING_SIGN', handler: null, signed_at: null, contacted_at: null },
    ]);
    given.happened('1', 'AppellantContacted', {
      ...lead,
      method: 'phone',
      reached: true,
      attempt: 2,
    });
    given.happened('1', 'AssistCompleted', { ...assist, result: SEALED });
    await after(given).equals('inbox_assignments', [
      { status: 'CONTACTED', contacted_at: new Date(unreached.occurredAt) },
      { status: 'DONE', contacted_at: null },
    ]);
    given.happened('1', 'StepLogged', { ...lead, note: SEALED, media: [] });
    given.happened('1', 'IssueHandled', {
      ...lead,
      result: SEALED,
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    await after(given).equals('inbox_assignments', [
      { status: 'DONE', open: false },
      { status: 'DONE', open: false },
    ]);
  });

  it('goes back to where it was when a return is denied, for good when the ruling is final', async () => {
    const given = dispatched();
    given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p' });
    given.happened('1', 'ReturnRequested', { ...lead, basis: 'list 7' });
    await after(given).equals('inbox_assignments', [
      { status: 'RETURN_REQUESTED', return_state: 'requested' },
      { status: 'PENDING_SIGN', return_state: 'none' },
    ]);
    given.happened('1', 'ReturnDenied', { ...lead, reason: 'own duty', final: true });
    await after(given).equals('inbox_assignments', [
      { status: 'SIGNED', return_state: 'final' },
      { status: 'PENDING_SIGN', return_state: 'none' },
    ]);
  });

  it('keeps the old lead until the new one has signed', async () => {
    const given = dispatched();
    given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p' });
    given.happened('1', 'IssueRedispatched', {
      lead: { assignment: '1-a2', unit: 'u-3' },
      assists: [],
      dueAt: dueAfter(50),
      basis: { by: 'person' },
      round: 2,
      reason: 'wrong unit',
      replaces: ['1-a1', '1-s0'],
    });
    await after(given).equals('inbox_assignments', [
      { assignment: '1-a1', open: true, replaced: true },
      { assignment: '1-a2', open: true, replaced: false },
      { assignment: '1-s0', open: true, replaced: true },
    ]);
    given.happened('1', 'AssignmentSigned', { assignment: '1-a2', unit: 'u-3', handler: 'q' });
    await after(given).equals('inbox_assignments', [
      { assignment: '1-a1', status: 'CANCELLED', open: false },
      { assignment: '1-a2', status: 'SIGNED', open: true },
      { assignment: '1-s0', status: 'CANCELLED', open: false },
    ]);
  });

  it('has the lead work again under a new limit after rework is ordered', async () => {
    const given = dispatched();
    given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p' });
    given.happened('1', 'AssistWaived', { ...assist, reason: 'not needed' });
    given.happened('1', 'IssueHandled', {
      ...lead,
      result: SEALED,
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    given.happened('1', 'ReworkOrdered', { round: 1, reason: SEALED, dueAt: dueAfter(96) });
    await after(given).equals('inbox_assignments', [
      { status: 'REWORK', open: true, due_at: new Date(dueAfter(96)), done_at: null },
      { status: 'WAIVED', open: false, due_at: new Date(dueAfter(48)), done_at: null },
    ]);
  });

  it('is empty again when the appellant withdraws', async () => {
    const given = dispatched();
    given.happened('1', 'IssueWithdrawn', { reason: SEALED });
    await after(given).equals('inbox_assignments', [
      { status: 'CANCELLED', open: false },
      { status: 'CANCELLED', open: false },
    ]);
  });

  it('refuses to sign what nobody was given', async () => {
    const given = dispatched();
    given.happened('1', 'AssignmentSigned', { assignment: 'x', unit: 'u-1', handler: 'p' });
    await expect(after(given).rows('inbox_assignments')).rejects.toThrow('Nothing is known');
  });

  describe('asked', () => {
    beforeAll(async () => {
      const given = new Histories();
      for (const [issue, hours] of [
        ['1', 5],
        ['2', 3],
        ['3', 900_000],
      ] as const) {
        const accused = issue === '2' ? { accusedUnit: 'centre' } : {};
        given.reported(issue, SEALED, accused, 'p-agent');
        given.accepted(issue, 't-1');
        given.dispatched(issue, 'u-1', dueAfter(hours), ['u-2']);
      }
      const signed = { assignment: '1-a1', unit: 'u-1' };
      given.happened('1', 'AssignmentSigned', { ...signed, handler: 'p' });
      given.happened('2', 'AssistWaived', { assignment: '2-s0', unit: 'u-2', reason: 'no need' });
      await after(given).rows('inbox_assignments');
      const vault = new MemoryVault();
      await vault.erase('s-1');
      await project(new BoardProjector(vault), database.pool)
        .from(...given.events)
        .rows('board_reports');
    });

    it('gives the most urgent first, page by page, and never another unit’s', async () => {
      const first = await queries.page('u-1', NOBODY, { open: true, limit: 2 });
      expect(first.entries.map(({ assignment }) => assignment)).toEqual(['2-a1', '1-a1']);
      const cursor = first.next ?? '';
      const second = await queries.page('u-1', NOBODY, { open: true, limit: 2, cursor });
      expect(second.entries.map(({ assignment }) => assignment)).toEqual(['3-a1']);
      expect(second.next).toBeUndefined();
      await expect(queries.page('u-2', NOBODY, { open: true, limit: 2, cursor })).rejects.toThrow(
        InvalidCursor,
      );
    });

    it('gives what is over apart', async () => {
      const over = await queries.page('u-2', NOBODY, { open: false, limit: 10 });
      expect(over.entries).toMatchObject([{ assignment: '2-s0', status: 'WAIVED' }]);
    });

    it('counts what is open, late and waits for a signature', async () => {
      expect(await queries.counts('u-1', NOBODY)).toEqual({ open: 3, overdue: 2, toSign: 2 });
      expect(await queries.counts('nobody', NOBODY)).toEqual({ open: 0, overdue: 0, toSign: 0 });
    });

    it.each([
      ['the accused unit', { units: ['centre'], person: 'p-other' }, ['1-a1', '3-a1']],
      ['a unit below it', { units: ['desk', 'centre'], person: 'p-other' }, ['1-a1', '3-a1']],
      ['who reported it', { units: ['centre'], person: 'p-agent' }, ['2-a1', '1-a1', '3-a1']],
      ['another unit', { units: ['desk'], person: 'p-other' }, ['2-a1', '1-a1', '3-a1']],
    ])('shows a matter that accuses a unit to %s as the law has it', async (_who, hidden, seen) => {
      const { entries } = await queries.page('u-1', hidden, { open: true, limit: 9 });
      expect(entries.map(({ assignment }) => assignment)).toEqual(seen);
      expect((await queries.counts('u-1', hidden)).open).toBe(seen.length);
    });
  });
});
