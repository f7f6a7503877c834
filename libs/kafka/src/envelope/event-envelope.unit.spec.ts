import { describe, expect, it } from '@jest/globals';
import type { Actor, JsonObject } from '@shaodao/decider';
import type { EventMeta, Position, RecordedEvent } from '@shaodao/event-store';
import { Ajv } from 'ajv';
import { keyOfStream } from '@shaodao/projections';
import fc from 'fast-check';
import { fromEnvelope, toEnvelope, type EventEnvelope } from './event-envelope.js';
import { headersOf } from './headers.js';
import { eventEnvelopeSchema } from './schema.js';

const signed: RecordedEvent = {
  id: '019a7d3e-5b1c-7000-8000-0000000000aa',
  type: 'AssignmentSigned',
  schemaVersion: 2,
  occurredAt: '2026-03-01T08:00:00Z',
  recordedAt: '2026-03-01T08:00:00.123Z',
  stream: 'issue-019a7d3e-0000-7000-8000-000000000001',
  revision: 4,
  position: 4_294_967_296_007 as Position,
  data: { assignment: 'a-1', unit: 'water' },
  meta: {
    actor: {
      person: 'p-1',
      post: 'handler',
      unit: 'water',
      territory: 'd.n',
      roles: ['UNIT', 'A,B'],
    },
    commandId: 'p-1:5f',
    correlationId: 'c-1',
    causationId: 'e-0',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  },
};

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const optional = (fields: Record<string, fc.Arbitrary<string>>) =>
  fc.record(fields, { requiredKeys: [] });
const actors: fc.Arbitrary<Actor> = fc
  .tuple(
    word,
    fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
    optional({ post: word, unit: word, territory: word }),
  )
  .map(([person, roles, rest]) => ({ person, roles, ...rest }));
const metas: fc.Arbitrary<EventMeta> = fc
  .tuple(actors, word, word, optional({ causationId: word, traceparent: word }))
  .map(([actor, commandId, correlationId, rest]) => ({ actor, commandId, correlationId, ...rest }));
const instants = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const facts = fc.dictionary(word, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>;
const events: fc.Arbitrary<RecordedEvent> = fc.record({
  id: fc.uuid(),
  type: fc.constantFrom('IssueReported', 'AssignmentSigned', 'MeetingHeld'),
  schemaVersion: fc.integer({ min: 1, max: 9 }),
  occurredAt: instants,
  recordedAt: instants,
  stream: fc
    .tuple(fc.constantFrom('issue', 'meeting', 'subject'), word)
    .map((parts) => parts.join('-')),
  revision: fc.integer({ min: 1, max: 2_147_483_647 }),
  position: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map((place) => place as Position),
  data: facts,
  meta: metas,
});

const overTheWire = (event: RecordedEvent): RecordedEvent =>
  fromEnvelope(JSON.parse(JSON.stringify(toEnvelope(event))) as EventEnvelope);

describe('the envelope of an event', () => {
  it('loses nothing on its way through a topic', () => {
    fc.assert(
      fc.property(events, (event) => {
        expect(overTheWire(event)).toEqual(JSON.parse(JSON.stringify(event)));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps roles apart whatever they are called', () => {
    for (const roles of [[], [''], ['', ''], ['a,b', 'c%2Cd'], ['受理员']]) {
      const event = { ...signed, meta: { ...signed.meta, actor: { ...signed.meta.actor, roles } } };
      expect(overTheWire(event).meta.actor.roles).toEqual(roles);
    }
  });

  it('is a CloudEvent a stranger can read', () => {
    expect(toEnvelope(signed)).toEqual({
      specversion: '1.0',
      id: signed.id,
      source: '/shaodao',
      type: 'shaodao.AssignmentSigned',
      subject: '019a7d3e-0000-7000-8000-000000000001',
      time: '2026-03-01T08:00:00Z',
      datacontenttype: 'application/json',
      position: '4294967296007',
      stream: signed.stream,
      revision: 4,
      schemaversion: 2,
      recordedat: '2026-03-01T08:00:00.123Z',
      commandid: 'p-1:5f',
      correlationid: 'c-1',
      causationid: 'e-0',
      actor: 'p-1',
      actorpost: 'handler',
      actorunit: 'water',
      actorterritory: 'd.n',
      actorroles: 'UNIT,A%2CB',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      data: { assignment: 'a-1', unit: 'water' },
    });
  });

  it('names attributes as CloudEvents may be named, with values of their types', () => {
    for (const [name, value] of Object.entries(toEnvelope(signed))) {
      expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      if (name === 'data') continue;
      if (typeof value === 'number') expect(value).toBeLessThanOrEqual(2_147_483_647);
      else expect(typeof value).toBe('string');
    }
  });

  it('leaves out what is not there, and is as its schema says', () => {
    const { causationId: _none, traceparent: _neither, ...meta } = signed.meta;
    const bare = toEnvelope({
      ...signed,
      meta: { ...meta, actor: { person: 'system', roles: [] } },
    });
    expect(Object.keys(bare)).not.toContain('causationid');
    expect(Object.keys(bare)).not.toContain('actorroles');
    const validate = new Ajv({ formats: { 'uri-reference': true } }).compile(eventEnvelopeSchema);
    expect([validate(bare), validate.errors]).toEqual([true, null]);
    expect([validate(toEnvelope(signed)), validate.errors]).toEqual([true, null]);
  });

  it.each(['stream', 'position', 'correlationid', 'time'])(
    'is refused by its schema without %s',
    (name) => {
      const validate = new Ajv({ formats: { 'uri-reference': true } }).compile(eventEnvelopeSchema);
      const { [name as 'stream']: _gone, ...rest } = toEnvelope(signed);
      expect(validate(rest)).toBe(false);
      expect(validate({ ...rest, [name]: 7 })).toBe(false);
    },
  );
});

describe('the key of a message', () => {
  it('is the issue, and the stream where there is none', () => {
    expect(keyOfStream('issue-01K')).toBe('01K');
    expect(keyOfStream('mediation-01K')).toBe('mediation-01K');
    expect(keyOfStream('issueless-01K')).toBe('issueless-01K');
  });
});

describe('the headers of a message', () => {
  it('say how it is written and what it belongs to', () => {
    expect(headersOf(signed.meta)).toEqual({
      'content-type': 'application/cloudevents+json; charset=UTF-8',
      'correlation-id': 'c-1',
      'causation-id': 'e-0',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    const { causationId: _none, traceparent: _neither, ...meta } = signed.meta;
    expect(Object.keys(headersOf(meta))).toEqual(['content-type', 'correlation-id']);
  });
});
