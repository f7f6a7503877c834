import { describe, expect, it } from '@jest/globals';
import { partitionOf } from '@shaodao/projections';
import type { KafkaMessage } from 'kafkajs';
import { readRecords } from '../testing/read-records.js';
import { topicNames } from '../topics/topic-names.js';
import type { CommandEvent } from './command-event.js';
import { deadLetter } from './dead-letters.js';
import { batchOf, lettersOf } from './letters.js';
import { replyTo } from './replies.js';
import { lanesOf, shares } from './shares.js';

const NOW = '2026-03-02T08:00:00.000Z';
const names = topicNames();
const message = (key: string | null, value: string | Buffer | null, offset = '7'): KafkaMessage =>
  ({
    key: key === null ? null : Buffer.from(key),
    value: typeof value === 'string' ? Buffer.from(value) : value,
    offset,
    headers: { Authorization: Buffer.from('Bearer s.e.cret'), tenant: Buffer.from('water') },
  }) as unknown as KafkaMessage;
const event: CommandEvent = {
  ...{ specversion: '1.0', id: 'c-1', source: '/water', type: 'shaodao.command.SignAssignment' },
  ...{ subject: '01J', data: {} },
};
const origin = { topic: names.commands, partition: 3 };

describe('a dead letter', () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
  const letter = deadLetter(message('k', bytes), origin, {
    code: 'VALIDATION_FAILED',
    faults: [{ field: '/note', rule: 'required', wanted: 'note' }],
  });

  it('keeps key and value byte by byte', () => {
    expect(letter.value).toBe(bytes);
    expect(letter.key).toEqual(Buffer.from('k'));
  });

  it('says why and where it lay, and not who might act', () => {
    expect(letter.headers).toEqual({
      tenant: Buffer.from('water'),
      'shaodao-dead-code': 'VALIDATION_FAILED',
      'shaodao-dead-zh': expect.stringMatching(/\p{Script=Han}/u),
      'shaodao-dead-en': expect.stringMatching(/[a-z]/),
      'shaodao-dead-faults': '[{"field":"/note","rule":"required","wanted":"note"}]',
      'shaodao-dead-topic': 'shaodao.commands.v1',
      'shaodao-dead-partition': '3',
      'shaodao-dead-offset': '7',
    });
  });
});

describe('a reply', () => {
  const answer = { accepted: { position: '41', revision: 2, answer: {} } };

  it('has the same id each time, and another for each command', () => {
    const first = replyTo(event, answer, NOW);
    expect(replyTo(event, answer, '2027-01-01T00:00:00.000Z').id).toBe(first.id);
    expect(replyTo({ ...event, id: 'c-2' }, answer, NOW).id).not.toBe(first.id);
    expect(replyTo({ ...event, source: '/fire' }, answer, NOW).id).not.toBe(first.id);
  });

  it('says which command it answers, and what its sender called the matter', () => {
    const reply = replyTo({ ...event, correlationid: 'visit' }, answer, NOW);
    expect(reply).toMatchObject({
      ...{ subject: '01J', causationid: 'c-1', correlationid: 'visit', time: NOW },
      data: { command: { id: 'c-1', source: '/water', type: event.type }, issue: '01J' },
    });
    expect(replyTo(event, answer, NOW).correlationid).toBe('c-1');
  });
});

describe('what is sent together', () => {
  const letters = ['01J', '01K', '01J'].flatMap((subject, place) =>
    lettersOf(
      {
        reply: {
          event: { ...event, subject, id: `c-${String(place)}` },
          answer: { refused: { code: 'X', zh: '不', en: 'no' } },
        },
        ...(place === 1 && { dead: { code: 'TOKEN_MISSING' as const } }),
      },
      message(subject, 'x'),
      { names, origin, now: NOW },
    ),
  );

  it('goes to the partition of its key, one issue’s answers in their order', () => {
    const layout = new Map([
      [names.replies, 6],
      [names.dead, 1],
    ]);
    const { partitions, messages } = batchOf(letters, layout);
    expect(messages).toBe(4);
    const of = (topic: string, partition: number): readonly string[] =>
      partitions
        .filter((each) => each.topic === topic && each.partition === partition)
        .flatMap((each) => readRecords(each.records).map(({ key }) => String(key)));
    expect(of(names.replies, partitionOf('01J', 6)).filter((key) => key === '01J')).toHaveLength(2);
    expect(of(names.dead, 0)).toEqual(['01K']);
  });
});

describe('a share of messages', () => {
  const many = Array.from({ length: 150 }, (_, n) => message(`k${String(n % 3)}`, 'x', String(n)));

  it('is bounded, in order, and never empty', () => {
    const cut = [...shares(many)];
    expect(cut.map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(cut.flat()).toEqual(many);
    expect([...shares([])]).toEqual([]);
    const large = ['a', 'b', 'c'].map((key) => message(key, Buffer.alloc(700_000)));
    expect([...shares(large)].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('has a lane for each key, each in its order', () => {
    const lanes = lanesOf([...many.slice(0, 7), message(null, 'x'), message('', 'x')]);
    expect(lanes.map((lane) => lane.map(({ offset }) => offset))).toEqual([
      ...[
        ['0', '3', '6'],
        ['1', '4'],
        ['2', '5'],
      ],
      ...[['7'], ['7']],
    ]);
  });
});
