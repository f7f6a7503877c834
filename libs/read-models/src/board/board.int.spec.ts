import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { project } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { BoardProjector } from './projector.js';

const TITLE = '门口路灯坏了';

describe('the board, projected', () => {
  const vault = new MemoryVault();
  const board = new BoardProjector(vault);
  let database: ReadDatabase;
  let sealed: string;

  beforeAll(async () => {
    database = await readDatabase();
    sealed = (await vault.seal('s-1', [TITLE]))[0] ?? '';
  });
  afterAll(() => database.close());

  it('shows an issue from report to closing', async () => {
    const given = new Histories();
    given.reported('1', sealed, { external: { source: 'boston311', id: '77' } });
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48));
    const held = { assignment: '1-a1', unit: 'u-1' };
    given.happened('1', 'AssignmentSigned', { ...held, handler: 'p-handler' });
    given.happened('1', 'AppellantContacted', {
      ...held,
      method: 'phone',
      reached: true,
      attempt: 1,
    });
    given.happened('1', 'IssueHandled', {
      ...held,
      result: sealed,
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    given.happened('1', 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: true });

    await project(board, database.pool)
      .from(...given.events)
      .deliveredTwice()
      .equals('board_issues', [
        {
          issue: '1',
          phase: 'CLOSED',
          open: false,
          category: 'road',
          territory: 't-1',
          lead_unit: 'u-1',
          reported_at: new Date(given.events[0]?.occurredAt ?? ''),
          accepted_at: new Date(given.events[2]?.occurredAt ?? ''),
          dispatched_at: new Date(given.events[3]?.occurredAt ?? ''),
          due_at: new Date(dueAfter(48)),
          first_contact_at: new Date(given.events[5]?.occurredAt ?? ''),
          handled_at: new Date(given.events[6]?.occurredAt ?? ''),
          closed_at: new Date(given.events[7]?.occurredAt ?? ''),
          revision: 8,
          position: '8',
        },
      ]);
  });

  it('stays dispatched while only an assist has signed, and goes on when the lead signs', async () => {
    const given = new Histories();
    given.reported('1', sealed);
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
    given.happened('1', 'AssignmentSigned', { assignment: '1-s0', unit: 'u-2', handler: 'p' });
    const assistSigned = project(board, database.pool).from(...given.events);
    await assistSigned.equals('board_issues', [{ phase: 'DISPATCHED' }]);
    const lead = given.happened('1', 'AssignmentSigned', {
      assignment: '1-a1',
      unit: 'u-1',
      handler: 'p',
    });
    await assistSigned.from(lead).equals('board_issues', [{ phase: 'IN_PROGRESS' }]);
  });

  it('never moves a limit earlier, and takes handling back in rework', async () => {
    const given = new Histories();
    given.reported('1', sealed);
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48));
    const held = { assignment: '1-a1', unit: 'u-1' };
    given.happened('1', 'AssignmentSigned', { ...held, handler: 'p' });
    given.happened('1', 'IssueHandled', {
      ...held,
      result: sealed,
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    given.happened('1', 'VerificationFailed', { reason: sealed, media: [] });
    given.happened('1', 'ReworkOrdered', { round: 1, reason: sealed, dueAt: dueAfter(24) });
    await project(board, database.pool)
      .from(...given.events)
      .equals('board_issues', [
        {
          phase: 'IN_PROGRESS',
          due_at: new Date(dueAfter(48)),
          handled_at: null,
          rework_round: 1,
        },
      ]);
  });

  it('raises and lowers the level of supervision with its orders', async () => {
    const given = new Histories();
    given.reported('1', sealed);
    given.accepted('1', 't-1');
    given.happened('1', 'ReminderSent', { reminder: 'r1', unit: 'u-1', note: 'soon' });
    const reminded = project(board, database.pool).from(...given.events);
    await reminded.equals('board_issues', [{ supervision: 'reminded' }]);
    const ordered = ['o1', 'o2'].map((order) =>
      given.happened('1', 'SupervisionOrdered', {
        order,
        unit: 'u-1',
        reason: 'late',
        replyBy: dueAfter(9),
      }),
    );
    const pressed = reminded.from(...ordered);
    await pressed.equals('board_issues', [{ supervision: 'ordered' }]);
    const first = given.happened('1', 'SupervisionLifted', { order: 'o1', reason: 'done' });
    await pressed.from(first).equals('board_issues', [{ supervision: 'ordered' }]);
    const second = given.happened('1', 'SupervisionLifted', { order: 'o2', reason: 'done' });
    await pressed.from(first, second).equals('board_issues', [{ supervision: 'none' }]);
  });

  it('remembers every unit that was ever involved', async () => {
    const given = new Histories();
    given.reported('1', sealed);
    given.accepted('1', 't-1');
    given.happened('1', 'StreetOrderIssued', { street: 'st', units: ['u-9'], basis: 'list 3' });
    given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
    await project(board, database.pool)
      .from(...given.events)
      .deliveredTwice(2)
      .equals(
        'board_units',
        ['st', 'u-1', 'u-2', 'u-9'].map((unit) => ({ unit, issue: '1' })),
      );
  });

  it('keeps no clear word of the resident, only hashes of its pieces', async () => {
    const given = new Histories();
    const [description = ''] = await vault.seal('s-1', ['3号楼漏水']);
    given.reported('1', sealed, { description });
    const [row] = await project(board, database.pool)
      .from(...given.events)
      .rows('board_reports');
    expect(row?.['title']).toBe(sealed);
    expect(row?.['tokens']).toEqual(
      expect.arrayContaining([...vault.searchTokens('路灯'), ...vault.searchTokens('漏水')]),
    );
    expect(JSON.stringify(row)).not.toMatch(/[路灯漏]/);
  });

  it('loses words and title when the resident is erased, also if erased before projecting', async () => {
    const own = new MemoryVault();
    const [title = ''] = await own.seal('s-1', [TITLE]);
    const given = new Histories();
    const report = given.reported('1', title);
    const erasure = given.erased('s-1');
    const gone = [{ issue: '1', title: null, tokens: [] }];
    const projector = new BoardProjector(own);
    await project(projector, database.pool)
      .from(report)
      .from(erasure)
      .deliveredTwice()
      .equals('board_reports', gone);
    await project(projector, database.pool).from(report, erasure).equals('board_reports', gone);
    await own.erase('s-1');
    await project(projector, database.pool).from(report).equals('board_reports', gone);
  });

  it.each(['board_issues', 'board_reports'])(
    'writes the same %s whether the key was there or gone when a report was projected',
    async (table) => {
      const own = new MemoryVault();
      const [title = ''] = await own.seal('s-1', [TITLE]);
      const given = new Histories();
      const [report, ...erasures] = [
        given.reported('1', title),
        given.erased('s-1'),
        given.erased('s-1'),
      ];
      const projected = project(new BoardProjector(own), database.pool).from(report);
      const oneByOne = await projected
        .from(...erasures)
        .deliveredTwice()
        .rows(table);
      await own.erase('s-1');
      expect(await projected.from(...erasures).rows(table)).toEqual(oneByOne);
      const position = { position: '3' };
      expect(oneByOne).toMatchObject([table === 'board_issues' ? position : { title: null }]);
    },
  );

  it('refuses an event whose history it never saw', async () => {
    const given = new Histories();
    given.reported('1', sealed);
    given.accepted('1', 't-1');
    const late = given.events.slice(1);
    await expect(
      project(board, database.pool)
        .from(...late)
        .rows('board_issues'),
    ).rejects.toThrow('Nothing is known of issue-1 before its revision 2');
  });
});
