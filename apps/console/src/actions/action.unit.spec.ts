import { describe, expect, it } from '@jest/globals';
import { offered, pathOf, whyUnfinished, type Action } from './action.js';

const action = (command: string, rest: Partial<Action> = {}): Action =>
  ({
    command,
    path: '/issues/{issue}/assignments/{assignment}/x',
    assignment: 'a-1',
    allowed: true,
    ...rest,
  }) as Action;
const refused = (command: string, code: string): Action =>
  action(command, { allowed: false, problem: { code, title: code, detail: code } });
const names = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ command }) => command);

describe('what is offered on a phone', () => {
  it('comes with the likeliest first, and nothing there is no form for', () => {
    const all = ['CompleteHandling', 'ArchiveIssue', 'RequestReturn', 'LogStep'].map((command) =>
      action(command),
    );
    expect(names(offered(all, [], false))).toEqual([
      'LogStep',
      'CompleteHandling',
      'RequestReturn',
    ]);
  });

  it('begins with what a running limit asks for', () => {
    const both = [action('LogStep'), action('RecordContact')];
    expect(names(offered(both, [], false))).toEqual(['LogStep', 'RecordContact']);
    const clocks = [{ kind: 'HANDLE' }, { kind: 'CONTACT' }];
    expect(names(offered(both, clocks, false))).toEqual(['RecordContact', 'LogStep']);
  });

  it('holds what is refused only behind own orders that wait, last, where they may lift it', () => {
    const all = [
      refused('LogStep', 'ASSIGNMENT_STATUS'),
      refused('CompleteHandling', 'ASSIST_OPEN'),
      action('SignAssignment'),
    ];
    expect(names(offered(all, [], false))).toEqual(['SignAssignment']);
    expect(names(offered(all, [], true))).toEqual(['SignAssignment', 'LogStep']);
  });

  it('leaves out what stands for several parts refused alike: it has no address', () => {
    const { assignment: _, ...nowhere } = action('LogStep');
    expect(offered([nowhere], [], false)).toEqual([]);
    expect(pathOf(action('LogStep'), '01J')).toBe('/issues/01J/assignments/a-1/x');
  });
});

describe('why the own part of a matter is not ended', () => {
  const parts = [
    { id: 'a-1', role: 'lead', status: 'WORKING' },
    { id: 'a-2', role: 'assist', status: 'WORKING' },
  ] as const;
  const of = (assignment: string, command: string, code: string): Action => ({
    ...refused(command, code),
    assignment,
  });

  it('is told a lead of its handling and an assist of its result, never of another unit’s part', () => {
    const lead = [
      of('a-2', 'CompleteHandling', 'OUT_OF_SCOPE'),
      of('a-1', 'CompleteAssist', 'NOT_ASSIST'),
      of('a-1', 'CompleteHandling', 'ASSIST_OPEN'),
    ];
    expect(whyUnfinished(lead, parts)?.code).toBe('ASSIST_OPEN');
    const assist = [
      of('a-1', 'CompleteHandling', 'OUT_OF_SCOPE'),
      of('a-2', 'CompleteHandling', 'NOT_LEAD'),
      of('a-2', 'CompleteAssist', 'HELD_BY_WHISTLE'),
    ];
    expect(whyUnfinished(assist, parts)?.code).toBe('HELD_BY_WHISTLE');
  });

  it('is not asked of a part that may be ended, or is over', () => {
    const held = of('a-2', 'CompleteAssist', 'HELD_BY_WHISTLE');
    expect(
      whyUnfinished([{ ...action('CompleteAssist'), assignment: 'a-2' }], parts),
    ).toBeUndefined();
    expect(whyUnfinished([held], [{ id: 'a-2', role: 'assist', status: 'DONE' }])).toBeUndefined();
  });
});
