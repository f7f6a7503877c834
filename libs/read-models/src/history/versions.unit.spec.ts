import { describe, expect, it } from '@jest/globals';
import { isIssueEvent, type RecordedIssueEvent } from '../issue-event.js';
import { dueAfter, Histories } from '../testing/histories.js';
import { foldVersions, NO_VERSIONS, type IssueHistory } from './versions.js';

const SEALED = 'enc1.s.x';
const lead = { assignment: '1-a1', unit: 'u-1' };

const issueEvents = ({ events }: Histories): RecordedIssueEvent[] => events.filter(isIssueEvent);

const versionsOf = (given: Histories): IssueHistory =>
  foldVersions(NO_VERSIONS, issueEvents(given));

/** Phase, first and last place of each past version, in the order of the log. */
const told = ({ pastBoard }: IssueHistory): unknown[] =>
  pastBoard.map(({ state, since, until }) => [state.phase, since.position, until.position]);

describe('the versions of an issue', () => {
  const dispatched = (): Histories => {
    const given = new Histories();
    given.reported('1', SEALED);
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
    return given;
  };

  it('each hold from their event until the one that shows something else', () => {
    const history = versionsOf(dispatched());
    expect(told(history)).toEqual([
      ['REPORTED', 1, 2],
      ['REPORTED', 2, 3],
      ['ACCEPTED', 3, 4],
    ]);
    expect(history.newest.board).toMatchObject({
      state: { phase: 'DISPATCHED' },
      revision: 4,
      since: { position: 4 },
      later: [],
    });
  });

  it('go on through events that change nothing shown, and remember when those came', () => {
    const given = dispatched();
    const logged = given.happened('1', 'StepLogged', { ...lead, note: SEALED, media: [] });
    const again = given.happened('1', 'StepLogged', { ...lead, note: SEALED, media: [] });
    const { newest } = versionsOf(given);
    expect(newest.board).toMatchObject({
      state: { revision: 6, position: again.position },
      revision: 4,
      later: [
        { position: logged.position, effective: logged.occurredAt },
        { position: again.position, effective: again.occurredAt },
      ],
    });
  });

  it('do not end because a time is written in another way', () => {
    const given = dispatched();
    const [first, ...rest] = issueEvents(given);
    const { newest } = foldVersions(NO_VERSIONS, first === undefined ? [] : [first, ...rest]);
    given.happened('1', 'ExtensionGranted', {
      ...lead,
      dueAt: dueAfter(48).replace('.000Z', 'Z'),
      previousDueAt: dueAfter(48),
      count: 1,
    });
    const extended = issueEvents(given).slice(-1);
    expect(foldVersions(newest, extended).pastBoard).toEqual([]);
  });

  it('begin no earlier than the event before, whatever an event says of its time', () => {
    const given = dispatched();
    const [, , , order] = issueEvents(given);
    const signed = given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p-1' });
    const backdated = { ...signed, occurredAt: '2020-01-01T00:00:00.000Z' } as RecordedIssueEvent;
    const before = foldVersions(NO_VERSIONS, issueEvents(given).slice(0, 4));
    const { newest, pastBoard } = foldVersions(before.newest, [backdated]);
    expect(newest.board?.since).toEqual({
      position: signed.position,
      effective: order?.occurredAt,
    });
    expect(pastBoard[0]?.until.effective).toBe(pastBoard[0]?.since.effective);
  });

  it('of an assignment follow each event that touches it', () => {
    const given = dispatched();
    given.happened('1', 'AssignmentSigned', { ...lead, handler: 'p-1' });
    given.happened('1', 'IssueHandled', {
      ...lead,
      result: SEALED,
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    const { pastInbox, newest } = versionsOf(given);
    expect(
      pastInbox.map(({ row, since, until }) => [row.status, since.position, until.position]),
    ).toEqual([
      ['PENDING_SIGN', 4, 5],
      ['SIGNED', 5, 6],
    ]);
    expect(newest.inboxSince.get('1-a1')?.position).toBe(6);
    expect(newest.inboxSince.get('1-s0')?.position).toBe(4);
  });

  it('name a unit with the first event that brought it in', () => {
    const given = dispatched();
    given.happened('1', 'ReminderSent', { reminder: 'r', unit: 'u-1', note: 'n' });
    given.happened('1', 'ReminderSent', { reminder: 'r', unit: 'u-9', note: 'n' });
    expect(versionsOf(given).units.map(({ unit, since }) => [unit, since.position])).toEqual([
      ['u-1', 4],
      ['u-2', 4],
      ['u-9', 6],
    ]);
  });

  it('stay as they are where events come again', () => {
    const events = issueEvents(dispatched());
    const { newest } = foldVersions(NO_VERSIONS, events);
    const again = foldVersions(newest, events);
    expect(again).toEqual({ newest, pastBoard: [], pastInbox: [], units: [] });
    expect(again.newest).toBe(newest);
  });
});
