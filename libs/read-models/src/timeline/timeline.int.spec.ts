import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { project } from '@shaodao/projections';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { TimelineProjector } from './projector.js';
import { TimelineQueries } from './queries.js';

describe('the timeline of an issue', () => {
  const given = new Histories();
  let database: ReadDatabase;
  let timeline: TimelineQueries;

  beforeAll(async () => {
    database = await readDatabase();
    timeline = new TimelineQueries(database.pool);
    given.reported('1', 'enc1.s-1."quoted\\ and {braced}"');
    given.reported('2', 'enc1.s-2.x');
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(48));
    await project(new TimelineProjector(), database.pool)
      .from(...given.events)
      .deliveredTwice(2)
      .rows('timeline_entries');
  });
  afterAll(() => database.close());

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
      recordedAt: event?.recordedAt,
      position: event?.position,
      actor: { person: 'p-agent', unit: 'centre' },
    });
    expect(report?.actor).not.toHaveProperty('post');
  });

  it('goes on after a revision, by pages', async () => {
    const page = await timeline.entries('1', 1, 2);
    expect(page.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(await timeline.entries('1', 4)).toEqual([]);
    expect(await timeline.entries('unknown')).toEqual([]);
  });
});
