import { describe, expect, it } from '@jest/globals';
import type { RecordedIssueEvent } from '../issue-event.js';
import { foldBoard } from './fold.js';

const recorded = (type: string, revision: number, data: object = {}): RecordedIssueEvent =>
  ({
    type,
    revision,
    data,
    stream: 'issue-1',
    position: BigInt(revision),
    occurredAt: '2026-03-02T08:00:00.000Z',
  }) as unknown as RecordedIssueEvent;

describe("the board's row", () => {
  const begun = foldBoard(undefined, recorded('IssueReported', 1));

  it('stops at an event it has no case for, and names it', () => {
    expect(() => foldBoard(begun, recorded('SiteInspected', 2))).toThrow(
      'The board has no case for SiteInspected',
    );
  });

  it('goes past an event that says nothing to the board', () => {
    expect(foldBoard(begun, recorded('StepLogged', 2))).toEqual({
      ...begun,
      revision: 2,
      position: 2n,
    });
  });
});
