import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import type { IssueEvent } from '@shaodao/issue';
import { ordersRoute, type OrderEvent } from '@shaodao/kafka';
import {
  atWork,
  dispatchedToWater,
  fedBack,
  handled,
  leadTicket,
  on,
  type Lived,
} from '../../libs/issue/src/testing/lived.js';
import {
  DISPATCHER,
  INSPECTOR,
  SUPERVISOR,
  WATER_LEAD,
} from '../../libs/issue/src/testing/small-district.js';

const recorded = (events: readonly IssueEvent[]): readonly RecordedEvent[] =>
  events.map((event, index) => ({
    ...event,
    ...{ id: `e-${String(index + 1)}`, schemaVersion: 1, stream: 'issue-01J', revision: index + 1 },
    occurredAt: on(1, 12),
    position: (100 + index) as Position,
    recordedAt: on(1, 12),
    meta: { actor: DISPATCHER, commandId: 'a:k', correlationId: 'a:k' },
  }));

const NOTHING_STORED = {
  // eslint-disable-next-line require-yield -- an empty store
  async *readStream() {
    return;
  },
} as never;

interface Warned {
  readonly said: object[];
  readonly warn: (facts: object) => void;
}
function listening(): Warned {
  const said: object[] = [];
  return { said, warn: (facts) => void said.push(facts) };
}

/** What the units are told of a life, message by message. */
async function told({ events }: Pick<Lived, 'events'>): Promise<readonly OrderEvent[]> {
  const log = listening();
  const route = ordersRoute({ store: NOTHING_STORED, topic: 'orders', log: log as never });
  const messages: OrderEvent[] = [];
  for (const event of recorded(events))
    messages.push(...(await route(event)).map(({ value }) => value as OrderEvent));
  expect(log.said).toEqual([]);
  return messages;
}

const facts = async (lived: Lived): Promise<readonly string[]> =>
  (await told(lived)).map(
    ({ type, data }) => `${data.unit} ${type.slice('shaodao.order.'.length)}`,
  );

describe('a unit is told', () => {
  it('that it is to work, until when, and where to look', async () => {
    const lived = dispatchedToWater();
    const [message, ...more] = await told(lived);
    expect(more).toEqual([]);
    expect(message).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^e-\d+\.0$/),
      source: '/shaodao',
      type: 'shaodao.order.Assigned',
      subject: '01J',
      time: on(1, 12),
      datacontenttype: 'application/json',
      position: expect.stringMatching(/^10\d$/),
      revision: lived.events.length,
      schemaversion: 1,
      correlationid: 'a:k',
      data: {
        ...{ issue: '01J', unit: 'water', phase: 'DISPATCHED' },
        ...{ category: 'pothole', territory: 'north' },
        assignment: {
          id: leadTicket(lived),
          role: 'lead',
          status: 'PENDING_SIGN',
          dueAt: expect.stringMatching(/^2026-03-/),
          replaced: false,
        },
        href: '/issues/01J',
      },
    });
  });

  it('how its own work went on, by whichever door', async () => {
    expect(await facts(atWork())).toEqual(['water Assigned', 'water Advanced']);
    const [, signed] = await told(atWork());
    expect(signed?.data.assignment?.status).toBe('SIGNED');
  });

  it('what came of its request to return', async () => {
    const asked = dispatchedToWater();
    const assignment = leadTicket(asked);
    asked.at(
      on(1, 12),
      { type: 'RequestReturn', assignment, basis: 'not ours' },
      { actor: WATER_LEAD },
    );
    asked.at(on(1, 13), { type: 'DenyReturn', assignment, reason: 'it is', final: true });
    expect(await facts(asked)).toEqual(['water Assigned', 'water Advanced', 'water ReturnRuled']);
    expect((await told(asked)).at(-1)?.data).toMatchObject({
      ...{ granted: false, final: true },
      assignment: { status: 'PENDING_SIGN' },
    });
  });

  it('that it is pressed, with what, and until when to reply', async () => {
    const pressed = atWork().at(
      on(2, 9),
      { type: 'OrderSupervision', unit: 'water', reason: 'late', replyBy: on(3, 9) },
      { actor: SUPERVISOR },
    );
    const last = (await told(pressed)).at(-1);
    expect(last?.type).toBe('shaodao.order.Pressed');
    expect(last?.data).toMatchObject({ measure: 'ORDER', replyBy: on(3, 9) });
    expect(JSON.stringify(last)).not.toContain('late');
  });

  it('that its result passed, or comes back with a new limit', async () => {
    const passed = handled().at(
      on(1, 17),
      { type: 'VerifyResult', passed: true },
      { actor: INSPECTOR },
    );
    expect((await facts(passed)).at(-1)).toBe('water Verified');

    const failed = handled().at(
      on(1, 17),
      { type: 'VerifyResult', passed: false, note: 'enc1.still-broken' },
      { actor: INSPECTOR },
    );
    expect((await told(failed)).at(-1)).toMatchObject({
      type: 'shaodao.order.SentBack',
      data: { round: 1, reopened: false, assignment: { status: 'REWORK' } },
    });
  });

  it('that another takes over, and that it is free when that one has signed', async () => {
    const lived = dispatchedToWater().at(on(1, 12), {
      type: 'ReplaceLead',
      lead: 'fire',
      reason: 'theirs',
      dueAt: on(4, 9),
    });
    expect((await facts(lived)).slice(1)).toEqual(
      expect.arrayContaining(['water Replaced', 'fire Assigned']),
    );
  });

  it('nothing of what does not concern it', async () => {
    const before = await facts(handled());
    const after = await facts(
      fedBack().at(on(2, 10), {
        type: 'LinkIssue',
        relation: 'RELATED',
        stream: 'meeting-01J',
      }),
    );
    expect(after).toEqual([...before, 'water Verified']);
  });
});

describe('the route of orders', () => {
  it('leaves other streams alone, without reading them', () => {
    const route = ordersRoute({ store: NOTHING_STORED, topic: 't', log: listening() as never });
    const [event] = recorded(dispatchedToWater().events);
    expect(route({ ...(event as RecordedEvent), stream: 'directory-main' })).toEqual([]);
  });

  it('tells nobody of a stream that no decider wrote, and says so in the log', async () => {
    const log = listening();
    const route = ordersRoute({ store: NOTHING_STORED, topic: 't', log: log as never });
    const signed = recorded(atWork().events).at(-1) as RecordedEvent;
    expect(await route({ ...signed, revision: 1 })).toEqual([]);
    expect(log.said).toEqual([expect.objectContaining({ stream: 'issue-01J', event: signed.id })]);
  });

  it('does not guess where the store lacks what came before', async () => {
    const route = ordersRoute({ store: NOTHING_STORED, topic: 't', log: listening() as never });
    const last = recorded(atWork().events).at(-1) as RecordedEvent;
    await expect(Promise.resolve(route(last))).rejects.toThrow('issue-01J has no event');
  });
});
