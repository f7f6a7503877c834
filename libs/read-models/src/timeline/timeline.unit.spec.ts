import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type NewEvent, type RecordedEvent } from '@shaodao/event-store';
import { dueAfter, Histories } from '../testing/histories.js';
import { TimelineQueries } from './queries.js';

describe('the timeline of an issue', () => {
  const given = new Histories();
  const store = new MemoryEventStore();
  const timeline = new TimelineQueries(store);

  beforeAll(async () => {
    given.reported('1', 'enc1.s-1."quoted\\ and {braced}"');
    given.reported('2', 'enc1.s-2.x');
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48));
    for (const event of given.events) await append(event);
  });

  const append = (event: RecordedEvent) =>
    store.append([
      { stream: event.stream, expected: event.revision - 1, events: [newEventOf(event)] },
    ]);

  it('tells all that happened to it and nothing of others, in order', async () => {
    const entries = await timeline.entries('1');
    expect(entries.map(({ type }) => type)).toEqual([
      'IssueReported',
      'IssueClassified',
      'IssueAccepted',
      'IssueDispatched',
    ]);
    expect(entries.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  });

  it('keeps the facts exactly as stored, sealed as they are', async () => {
    const [report] = await timeline.entries('1');
    const [event] = given.events;
    expect(report?.data).toEqual(event?.data);
    expect(report).toMatchObject({
      occurredAt: event?.occurredAt,
      position: event?.position,
      actor: { person: 'p-agent', unit: 'centre' },
    });
    expect(report?.actor).not.toHaveProperty('post');
  });

  it('says who acted and nothing of their roles or of the command', async () => {
    const [report] = await timeline.entries('1');
    expect(Object.keys(report?.actor ?? {}).sort()).toEqual(['person', 'unit']);
    expect(report).not.toHaveProperty('meta');
  });

  it('goes on after a revision, by pages', async () => {
    const page = await timeline.entries('1', 1, 2);
    expect(page.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(await timeline.entries('1', 4)).toEqual([]);
    expect(await timeline.entries('unknown')).toEqual([]);
  });

  it('tells a fact the moment it is stored', async () => {
    const handled = given.happened('1', 'AssignmentSigned', {
      assignment: '1-a1',
      unit: 'u-1',
      handler: 'p-handler',
    });
    await append(handled);
    expect((await timeline.entries('1', 4)).map(({ type }) => type)).toEqual(['AssignmentSigned']);
  });
});

function newEventOf(event: RecordedEvent): NewEvent {
  const { id, type, schemaVersion, occurredAt, data, meta } = event;
  return { id, type, schemaVersion, occurredAt, data, meta };
}
