import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { CheckpointVerdict, ProjectorVerdict, TableVerdict } from '@shaodao/projections';
import { verificationLines } from './verification-lines.js';

const position = 90 as Position;
const checkpoint: CheckpointVerdict = {
  position,
  applied: { live: 70, replayed: 70 },
  parked: 0,
  unprojectable: [],
  faults: [],
};
const table: TableVerdict = {
  table: 'board_issues',
  rows: { live: 12, replayed: 12 },
  checksum: { live: '5', replayed: '5' },
  differing: 0,
  ahead: 0,
  differences: [],
};
const board: ProjectorVerdict = { projector: 'board', clean: true, checkpoint, tables: [table] };

describe('what a verification found, told to people', () => {
  it('is one line for the projector, one for each table and a last word where all is well', () => {
    expect(verificationLines({ clean: true, projectors: [board] })).toEqual([
      'board · 位置 position 90 · 事件 events 70',
      '  ✓ board_issues: 12 行 rows',
      '一致：各表与事件重放的结果相同。 Clean: the tables are what the events say.',
    ]);
  });

  it('counts what stands parked, which is no fault', () => {
    const aside = { ...board, checkpoint: { ...checkpoint, parked: 3 } };
    const [first] = verificationLines({ clean: true, projectors: [aside] });
    expect(first).toBe('board · 位置 position 90 · 事件 events 70 · 搁置 parked 3');
  });

  it('names rows, columns and events behind them, and how many rows more there are', () => {
    const faulty: TableVerdict = {
      ...table,
      rows: { live: 13, replayed: 12 },
      differing: 9,
      ahead: 2,
      differences: [
        {
          key: { issue: 'i1' },
          kind: 'CHANGED',
          columns: [{ column: 'phase', live: 'CLOSED', replayed: null }],
          behind: [
            {
              stream: 'issue-i1',
              events: 5,
              last: [{ revision: 5, position: 80 as Position, type: 'IssueHandled' }],
            },
          ],
        },
        {
          key: { issue: 'i2' },
          kind: 'EXTRA',
          columns: [{ column: 'phase', live: 'CLOSED', replayed: null }],
          behind: [],
        },
      ],
    };
    const verdict = { ...board, clean: false, tables: [faulty] };
    expect(verificationLines({ clean: false, projectors: [verdict] }).slice(1)).toEqual([
      '  ✗ board_issues: 13 行 rows',
      '    重放得 replayed 12 · 不同 differing 9 · 超出检查点 beyond the checkpoint 2',
      '    不同 changed: issue=i1',
      '      phase: CLOSED → 应为 should be null',
      '      issue-i1: … 4 + #5@80 IssueHandled',
      '    多出 extra: issue=i2',
      '    另有 7 行 and 7 more rows',
      '有差异 Differences: board',
    ]);
  });

  it('says what is wrong with a checkpoint, and what could not be replayed', () => {
    const wrong: CheckpointVerdict = {
      ...checkpoint,
      applied: { live: 71, replayed: 70 },
      faults: ['MORE_APPLIED', 'UNPROJECTABLE'],
      unprojectable: [{ stream: 'issue-i1', revision: 2, type: 'IssueAccepted', error: 'Bad' }],
    };
    const verdict = { ...board, clean: false, checkpoint: wrong };
    expect(verificationLines({ clean: false, projectors: [verdict] }).slice(1, 4)).toEqual([
      '  ✗ 到此位置为止，投影的事件比实有的多 more events were taken in than there are up to here (71 ≠ 70)',
      '  ✗ 重放时有事件投影失败，而表中视为已投影 the replay failed at events that the tables count as taken in',
      '      issue-i1 #2 IssueAccepted: Bad',
    ]);
  });
});
