import 'reflect-metadata';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type Position } from '@shaodao/event-store';
import { IdentityRefused, type Caller } from '@shaodao/identity';
import type { DoorOutcome, IssueDoor, IssueOrderEnvelope, Names } from '@shaodao/issue';
import { createLog } from '@shaodao/platform';
import { SubjectErased } from '@shaodao/vault';
import { CommandHouse, isWorthWaiting, type Verdict } from './command-house.js';

const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAAA1';
const CALLER: Caller = {
  account: { id: 'account-7', login: 'handler', displayName: '刘洋', posts: [], disabled: false },
  actor: { person: 'account-7', post: 'handler', unit: 'water', roles: ['UNIT'] },
  posts: [],
};
const EVENT = {
  ...{ specversion: '1.0', id: 'order-7:sign', source: '/departments/water' },
  ...{ type: 'shaodao.command.SignAssignment', subject: ISSUE, data: { assignment: 'a-1' } },
};
const NAMES: Names = { name: (_of, code, lang) => `${code} (${lang})` };
const TOKEN = { authorization: 'Bearer abc.def.ghi' };

interface Setting {
  readonly outcome?: DoorOutcome | Error;
  readonly caller?: Caller | Error;
  readonly headers?: Record<string, string | Buffer>;
  readonly event?: object;
}
interface Judged {
  readonly verdict: Verdict;
  readonly envelopes: readonly IssueOrderEnvelope[];
  readonly asked: readonly unknown[];
  readonly said: string;
}

async function judged(setting: Setting = {}): Promise<Judged> {
  const { headers = TOKEN, event = EVENT, caller = CALLER } = setting;
  const { outcome = { kind: 'unknown' } } = setting;
  const envelopes: IssueOrderEnvelope[] = [];
  const asked: unknown[] = [];
  let said = '';
  const door: IssueDoor = {
    execute: (envelope) => {
      envelopes.push(envelope);
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
  };
  const identity = {
    authenticate: (...who: unknown[]) => {
      asked.push(who);
      return caller instanceof Error ? Promise.reject(caller) : Promise.resolve(caller);
    },
  };
  const output = new Writable({
    write: (line: Buffer, _encoding, done) => {
      said += line.toString();
      done();
    },
  });
  const log = createLog({ level: 'warn', output });
  const house = new CommandHouse({ door, identity, directory: { current: () => NAMES }, log });
  const verdict = await house.judge({
    key: Buffer.from(ISSUE),
    value: Buffer.from(JSON.stringify(event)),
    headers,
  });
  return { verdict, envelopes, asked, said };
}
const answerOf = async (setting: Setting): Promise<unknown> =>
  (await judged(setting)).verdict.reply?.answer;

describe('a command message at the door', () => {
  it('goes in as by HTTP: by account and key, in the post named', async () => {
    const headers = { Authorization: Buffer.from('bearer t.o.k'), 'Shaodao-Acting-As': 'handler' };
    const more = { ...EVENT, expectedrevision: 5, correlationid: 'visit-7' };
    const { envelopes, asked } = await judged({ headers, event: more });
    expect(asked).toEqual([['t.o.k', 'handler']]);
    expect(envelopes).toEqual([
      {
        issue: ISSUE,
        command: { type: 'SignAssignment', assignment: 'a-1' },
        commandId: 'account-7:order-7:sign',
        actor: CALLER.actor,
        correlationId: 'visit-7',
        expectedRevision: 5,
      },
    ]);
    const plain = await judged();
    expect(plain.envelopes[0]?.correlationId).toBe('account-7:order-7:sign');
    expect(plain.envelopes[0]).not.toHaveProperty('expectedRevision');
  });

  it('is answered with what it made', async () => {
    const answer = { issue: ISSUE, revision: 6 };
    const done = { kind: 'done', answer, position: 41 as Position, replayed: false } as const;
    const accepted = { accepted: { position: '41', revision: 6, answer } };
    expect(await answerOf({ outcome: done })).toEqual(accepted);
    expect(await answerOf({ outcome: { ...done, replayed: true } })).toEqual(accepted);
  });

  it.each<[string, DoorOutcome | Error]>([
    ['ISSUE_UNKNOWN', { kind: 'unknown' }],
    ['OUT_OF_SCOPE', { kind: 'forbidden', refusal: { code: 'OUT_OF_SCOPE' } }],
    ['REVISION_STALE', { kind: 'stale', expected: 3, actual: 4 }],
    ['IDEMPOTENCY_KEY_REUSED', { kind: 'reused-id' }],
    ['SUBJECT_ERASED', new SubjectErased('sub-1')],
  ])('is refused as %s, in both languages, and is no dead letter', async (code, outcome) => {
    const { verdict } = await judged({ outcome });
    expect(verdict.dead).toBeUndefined();
    expect(verdict.reply?.answer).toMatchObject({
      refused: {
        code,
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      },
    });
  });

  it('is told the facts of a refusal and the revision it was decided on', async () => {
    const params = { source: 'hall', id: 'h-7', issue: ISSUE };
    const outcome = { kind: 'refused', refusal: { code: 'EXTERNAL_KNOWN', params }, revision: 9 };
    expect(await answerOf({ outcome: outcome as DoorOutcome })).toMatchObject({
      refused: { code: 'EXTERNAL_KNOWN', params, revision: 9, en: expect.stringContaining('h-7') },
    });
  });

  it('is told of units by their names', async () => {
    const refusal = { code: 'ASSIST_OPEN', params: { units: ['water', 'parks'] } };
    const outcome = { kind: 'refused', refusal, revision: 9 } as DoorOutcome;
    expect(await answerOf({ outcome })).toMatchObject({
      refused: {
        params: refusal.params,
        zh: expect.stringContaining('water (zh)、parks (zh)'),
        en: expect.stringContaining('water (en), parks (en)'),
      },
    });
  });

  it('is refused where the token does not do, and told which posts there are', async () => {
    const expired = { caller: new IdentityRefused('TOKEN_EXPIRED') };
    expect(await answerOf(expired)).toMatchObject({ refused: { code: 'TOKEN_EXPIRED' } });
    const several = { caller: new IdentityRefused('POST_REQUIRED', undefined, ['a', 'b']) };
    expect(await answerOf(several)).toMatchObject({ refused: { params: { posts: ['a', 'b'] } } });
  });

  it.each([{}, { authorization: '' }, { authorization: 'Basic abc' }, { authorization: 'Bearer' }])(
    'is dead without a token: %p',
    async (headers) => {
      const { verdict, asked } = await judged({ headers });
      expect(verdict).toMatchObject({
        dead: { code: 'TOKEN_MISSING' },
        reply: { answer: { refused: { code: 'TOKEN_MISSING' } } },
      });
      expect(asked).toEqual([]);
    },
  );

  it('is dead and answered with its faults where its data is none', async () => {
    const { verdict } = await judged({ event: { ...EVENT, data: {} } });
    expect(verdict).toMatchObject({
      dead: { code: 'VALIDATION_FAILED' },
      reply: { answer: { refused: { faults: [{ field: '/assignment', zh: '必须填写' }] } } },
    });
  });

  it('is dead where it breaks us, and the log does not quote it', async () => {
    const { verdict, said } = await judged({ outcome: new TypeError('x is not a function') });
    expect(verdict).toMatchObject({
      dead: { code: 'INTERNAL' },
      reply: { answer: { refused: { code: 'INTERNAL' } } },
    });
    expect(said).toContain('errorId');
    expect(said).not.toMatch(/abc\.def|a-1|order-7/);
  });

  it('has to wait while the store is away or too many are at the issue', async () => {
    const away = judged({ outcome: new StoreUnavailable(new Error('gone')) });
    await expect(away.catch((error: unknown) => isWorthWaiting(error))).resolves.toBe(true);
    const identityAway = judged({ caller: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    await expect(identityAway.catch((error: unknown) => isWorthWaiting(error))).resolves.toBe(true);
    const raced = judged({ outcome: { kind: 'contended' } });
    await expect(raced.catch((error: unknown) => isWorthWaiting(error))).resolves.toBe(true);
    expect(isWorthWaiting(new Error('a fault of ours'))).toBe(false);
  });
});
