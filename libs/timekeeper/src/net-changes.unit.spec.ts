import { describe, expect, it } from '@jest/globals';
import type { ClockChanges } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import { netChanges, type NetChange } from './net-changes.js';
import { at, clock, eventWith, moved } from './testing/timekeeping-scene.js';

const recorded = (stream: string, clocks?: ClockChanges): RecordedEvent => ({
  ...eventWith(clocks),
  stream,
  revision: 1,
  position: 1 as RecordedEvent['position'],
  recordedAt: at(0),
});
const after = (...changes: readonly ClockChanges[]): readonly NetChange[] =>
  netChanges(changes.map((one) => recorded('issue-1', one)));

describe('what a batch of events leaves of a clock', () => {
  it('is nothing where no event speaks of clocks', () => {
    expect(netChanges([recorded('issue-1'), recorded('issue-2')])).toEqual([]);
  });

  it('lists the moments of a started clock in order, each once', () => {
    expect(after({ started: [clock('a', 100, 80, 50, 100)] })).toEqual([
      {
        stream: 'issue-1',
        clock: 'a',
        moments: [at(50), at(80), at(100)],
        paused: false,
        stopped: false,
      },
    ]);
  });

  it('is only that it stopped, whatever came before', () => {
    const [change] = after({ started: [clock('a', 100)] }, { paused: ['a'] }, { stopped: ['a'] });
    expect(change).toMatchObject({ clock: 'a', stopped: true });
  });

  it('goes again where a stopped clock starts anew', () => {
    const [change] = after({ stopped: ['a'] }, { started: [clock('a', 100)] });
    expect(change).toMatchObject({ moments: [at(100)], paused: false, stopped: false });
  });

  it('goes again where one event stops and starts it, as a register does from state to state', () => {
    const [change] = after({ started: [clock('a', 200)], stopped: ['a'] });
    expect(change).toMatchObject({ moments: [at(200)], stopped: false });
  });

  it('stays paused through an extension, and is set going by a resumption', () => {
    const paused = [{ paused: ['a'] }, { moved: [moved('a', 'EXTENDED', 200)] }];
    expect(after(...paused)).toMatchObject([{ moments: [at(200)], paused: true }]);
    const resumed = { moved: [moved('a', 'RESUMED', 300)] };
    expect(after(...paused, resumed)).toMatchObject([{ moments: [at(300)], paused: false }]);
  });

  it('does not say whether a clock is paused where the batch does not', () => {
    const [change] = after({ moved: [moved('a', 'RECALCULATED', 200)] });
    expect(change).not.toHaveProperty('paused');
  });

  it('keeps clocks of one name in different streams apart', () => {
    const batch = ['issue-1', 'issue-2'].map((stream) =>
      recorded(stream, { started: [clock('a', 10)] }),
    );
    expect(netChanges(batch).map(({ stream }) => stream)).toEqual(['issue-1', 'issue-2']);
  });
});
