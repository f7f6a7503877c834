import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { CommandIdReused } from '@shaodao/engine';
import { StoreUnavailable } from '@shaodao/event-store';
import { REJECTIONS, type Names } from '@shaodao/issue';
import { InvalidCursor, SearchTooShort } from '@shaodao/read-models';
import { SubjectErased } from '@shaodao/vault';
import { commandAnswer } from '../issues/command-answer.js';
import { refusalStatus } from '../issues/refusals.js';
import { refusalSentence } from '@shaodao/doors';
import { Problem } from './problem.js';
import { problemBody } from './problem-body.js';
import { DOOR_SENTENCES } from './problem-texts.js';
import { toProblem } from './to-problem.js';

const position = 5 as never;
const NAMES: Names = { name: (_of, code) => code };

describe('a problem', () => {
  it('is told in the language asked for, with its faults', () => {
    const problem = new Problem(400, 'VALIDATION_FAILED', {
      faults: [{ field: '/title', rule: 'required', wanted: 'title' }],
    });
    expect(problemBody(problem, 'zh')).toEqual({
      type: 'urn:shaodao:problem:VALIDATION_FAILED',
      title: '请求格式不对',
      status: 400,
      code: 'VALIDATION_FAILED',
      detail: '有字段不合要求，见 errors。',
      errors: [{ field: '/title', rule: 'required', message: '必须填写' }],
    });
    expect(problemBody(problem, 'en').errors?.[0]?.message).toBe('is required');
  });

  it('prefers the sentence of the part that refused', () => {
    const sentence = { zh: '不行', en: 'No' };
    expect(problemBody(new Problem(409, 'ANY', { sentence }), 'en').detail).toBe('No');
  });

  it('has a sentence for every code the HTTP door uses', () => {
    const folder = join(import.meta.dirname, '..');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const used = [...sources.matchAll(/new Problem\(\d+, '([A-Z_]+)'/g)].map(([, code]) => code);
    expect(used.length).toBeGreaterThan(15);
    for (const code of used) expect(DOOR_SENTENCES).toHaveProperty(code ?? '');
    for (const { zh, en } of Object.values(DOOR_SENTENCES)) {
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('an error becomes a problem', () => {
  const fastify = (code: string, statusCode: number): Error =>
    Object.assign(new Error(code), { code, statusCode });

  it.each([
    [new StoreUnavailable(new Error('x')), 503, 'STORE_UNAVAILABLE'],
    [new SubjectErased('s'), 422, 'SUBJECT_ERASED'],
    [new InvalidCursor(), 400, 'CURSOR_INVALID'],
    [new SearchTooShort(), 400, 'SEARCH_TOO_SHORT'],
    [new CommandIdReused('c-1'), 409, 'IDEMPOTENCY_KEY_REUSED'],
    [new NotFoundException(), 404, 'NOT_FOUND'],
    [fastify('FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'BODY_TOO_LARGE'],
    [fastify('FST_ERR_SOMETHING_NEW', 400), 400, 'MALFORMED_REQUEST'],
    [
      new HttpException('x', 415, { cause: fastify('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415) }),
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
  ])('%p', (error, status, code) => {
    expect(toProblem(error)).toMatchObject({ status, code });
  });

  it.each([[new TypeError('x is undefined')], [fastify('FST_ERR_X', 500)], ['text'], [undefined]])(
    'but %p is a fault of ours',
    (error) => {
      expect(toProblem(error)).toBeUndefined();
    },
  );
});

describe('what the door of commands says', () => {
  it('done: revision, position, and whether it was said before', () => {
    const answer = { issue: 'i', revision: 3 };
    const first = commandAnswer({ kind: 'done', answer, position, replayed: false }, NAMES);
    const again = commandAnswer({ kind: 'done', answer, position, replayed: true }, NAMES);
    expect(first).toEqual({ body: answer, headers: { etag: '"3"', 'shaodao-position': '5' } });
    expect(again.headers).toEqual({ ...first.headers, 'idempotency-replayed': 'true' });
  });

  it.each([
    [{ kind: 'unknown' } as const, 404, 'ISSUE_UNKNOWN'],
    [{ kind: 'stale', expected: 1, actual: 2 } as const, 412, 'REVISION_STALE'],
    [{ kind: 'reused-id' } as const, 409, 'IDEMPOTENCY_KEY_REUSED'],
    [{ kind: 'contended' } as const, 503, 'CONTENDED'],
    [{ kind: 'forbidden', refusal: { code: 'OUT_OF_SCOPE' } } as const, 403, 'OUT_OF_SCOPE'],
    [
      { kind: 'refused', refusal: { code: 'CONSULT_ONLY' }, revision: 1 } as const,
      409,
      'CONSULT_ONLY',
    ],
  ])('%p', (outcome, status, code) => {
    expect(() => commandAnswer(outcome, NAMES)).toThrow(Problem);
    try {
      commandAnswer(outcome, NAMES);
    } catch (problem) {
      expect(problem).toMatchObject({ status, code });
    }
  });

  it('gives every refusal of the issue a status and a sentence in both languages', () => {
    for (const [code, { class: kind }] of Object.entries(REJECTIONS)) {
      const expected = code === 'ISSUE_UNKNOWN' ? 404 : kind === 'guard' ? 409 : 422;
      expect(refusalStatus({ code })).toBe(expected);
      expect(refusalSentence({ code }, NAMES)?.zh).toMatch(/\p{Script=Han}/u);
      expect(refusalSentence({ code }, NAMES)?.en).toMatch(/[a-z]/);
    }
    expect(refusalSentence({ code: 'NEVER_HEARD' }, NAMES)).toBeUndefined();
  });
});
