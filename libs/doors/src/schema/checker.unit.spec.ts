import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ISSUE_COMMANDS, ReportIssue } from '@shaodao/issue';
import { dropAbsent } from './absent.js';
import { CheckerFactory, type Checked } from './checker.js';
import { compileClass } from './compile-class.js';
import { EXPLAINED_RULES, faultMessage } from './fault-message.js';
import type { JsonSchema } from './json-schema.js';
import { isStorable, maySmuggle, unstorableTexts } from './storable-text.js';
import { textLength } from './text-length.js';

const factory = new CheckerFactory({ coerce: false });
const report = factory.compile(compileClass(ReportIssue));
const complete = { channel: 'hotline', kind: 'HELP', title: '路灯不亮' };

const faultsOf = (checked: Checked) => (checked.ok ? [] : checked.faults);

describe('checking a body', () => {
  it('accepts what the class accepts', () => {
    expect(report(complete)).toEqual({ ok: true });
  });

  it('names every field at fault as a JSON pointer', () => {
    const checked = report({
      kind: 'HELP',
      title: '',
      place: { latitude: 91, 'a/b': 1 },
      media: ['ok', 7],
    });
    expect(faultsOf(checked).map(({ field, rule }) => `${field} ${rule}`)).toEqual([
      '/channel required',
      '/title minLength',
      '/place/a~1b additionalProperties',
      '/place/latitude maximum',
      '/media/1 type',
    ]);
  });

  it.each([null, undefined, [], 'text', 7, true])('refuses %p as a whole', (body) => {
    expect(faultsOf(report(body))).toMatchObject([{ field: '', rule: 'type' }]);
  });

  it('tells at most twenty faults', () => {
    const media = Array.from({ length: 500 }, () => 7);
    expect(faultsOf(report({ ...complete, media }))).toHaveLength(20);
  });

  it('turns the strings of a query into what the schema wants', () => {
    const check = new CheckerFactory({ coerce: true }).compile({
      type: 'object',
      properties: {
        limit: { type: 'integer' },
        phase: { type: 'array', items: { type: 'string' } },
      },
    });
    const query = { limit: '50', phase: 'ACCEPTED' };
    expect(check(query)).toEqual({ ok: true });
    expect(query).toEqual({ limit: 50, phase: ['ACCEPTED'] });
  });
});

describe('null', () => {
  const schema = compileClass(ReportIssue);

  it('is the same as absent where a field is optional, also inside', () => {
    const body = { ...complete, description: null, place: { address: null } };
    dropAbsent(schema, body);
    expect(body).toEqual({ ...complete, place: {} });
  });

  it('is the same as absent for the parts of a list as well', () => {
    const part: JsonSchema = { type: 'object', properties: { a: {}, b: {} }, required: ['b'] };
    const list = { parts: [{ a: null, b: null }, { a: 1, b: 2 }, null] };
    dropAbsent({ type: 'object', properties: { parts: { type: 'array', items: part } } }, list);
    expect(list).toEqual({ parts: [{ b: null }, { a: 1, b: 2 }, null] });
  });

  it('stays and is refused where a field is required or unknown', () => {
    const body = { ...complete, title: null, stranger: null };
    dropAbsent(schema, body);
    expect(
      faultsOf(report(body))
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['/stranger', '/title']);
  });
});

describe('texts', () => {
  it.each([
    ['', 0],
    ['社区', 2],
    ['\u{1F3E0}', 1],
    ['\u{1F3E0}\uFE0F', 1],
    ['\uD83C', 1],
    ['\uFE0F', 1],
    ['a\uFE0F\uFE0F', 2],
    ['\uDFE0\uD83C', 2],
  ])('of %p have length %p', (text, length) => {
    expect(textLength(text)).toBe(length);
  });

  it('that hide NUL or half a character are found, in values and in keys', () => {
    const json = '{"a":["\\u0000","\\ud83c\\udfe0"],"\\ud83c":1,"b":"\\ud83c"}';
    expect(maySmuggle(json)).toBe(true);
    expect(unstorableTexts(JSON.parse(json)).map(({ field }) => field)).toEqual(['/a/0', '', '/b']);
  });

  it('without suspicious escapes are not looked at', () => {
    expect(maySmuggle('{"a":"社区 \\n \\u4e2d"}')).toBe(false);
    expect(isStorable('社区\n')).toBe(true);
  });
});

describe('messages', () => {
  const keywords = (schema: JsonSchema): string[] => [
    ...Object.keys(schema).filter(
      (key) => !['properties', 'items', 'allOf', 'description'].includes(key),
    ),
    ...Object.values(schema.properties ?? {}).flatMap(keywords),
    ...(schema.items === undefined ? [] : keywords(schema.items)),
    ...(schema.allOf ?? []).flatMap(keywords),
  ];

  it('exist in both languages for every rule a command can break', () => {
    const used = new Set(Object.values(ISSUE_COMMANDS).map(compileClass).flatMap(keywords));
    expect(EXPLAINED_RULES).toEqual(expect.arrayContaining([...used]));
    for (const rule of EXPLAINED_RULES) {
      const { zh, en } = faultMessage({ field: '', rule, wanted: rule === 'enum' ? ['a'] : 1 });
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^(is|must|contains)/);
    }
  });
});
