import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@shaodao/decider';
import { ACCESS_SENTENCES } from '@shaodao/identity';
import { LogStep, type Names } from '@shaodao/issue';
import { commandIdOf, isCallersKey } from './command-id.js';
import { refusalSentence } from './refusals.js';
import { compileClass } from './schema/compile-class.js';
import { omit } from './schema/json-schema.js';
import { maySmuggle } from './schema/storable-text.js';
import { ShapeGate } from './shape-gate.js';

const NAMES: Names = { name: (of, code, lang) => `${of} ${code} (${lang})` };

describe('the gate of a shape', () => {
  const gate = new ShapeGate(omit(compileClass(LogStep), ['assignment']));
  const judged = (json: string): readonly string[] =>
    gate.faultsOf(JSON.parse(json), maySmuggle(json)).map(({ field, rule }) => `${field} ${rule}`);

  it('lets in what the class accepts, and takes nulls of optional fields out', () => {
    const step = { note: '已到现场', step: null };
    expect(gate.faultsOf(step, false)).toEqual([]);
    expect(step).toEqual({ note: '已到现场' });
  });

  it('names what is wrong', () => {
    expect(judged('{"media":["m-1"]}')).toEqual(['/note required']);
    expect(judged('{"note":"x","assignment":"a-1"}')).toEqual(['/assignment additionalProperties']);
    expect(judged('[]')).toEqual([' type']);
  });

  it('looks for what cannot be stored only where it may hide', () => {
    expect(judged(String.raw`{"note":"a\u0000b"}`)).toEqual(['/note text']);
    expect(gate.faultsOf({ note: 'a\u0000b' }, false)).toEqual([]);
  });
});

describe('the key of a caller', () => {
  it.each(['a', '01J-key:7', '~'.repeat(200)])('may be %p', (key) => {
    expect(isCallersKey(key)).toBe(true);
  });

  it.each(['', 'with space', '键', '~'.repeat(201), undefined, ['a'], 7])('is not %p', (key) => {
    expect(isCallersKey(key)).toBe(false);
  });

  it('belongs to the account: two callers may use the same', () => {
    expect(commandIdOf('account-1', 'key')).not.toBe(commandIdOf('account-2', 'key'));
  });
});

describe('the sentence of a refusal', () => {
  it('has its facts filled in, in both languages', () => {
    const params = { source: 'hall', id: 'h-7', issue: '01J' };
    const said = refusalSentence({ code: 'EXTERNAL_KNOWN', params }, NAMES);
    expect(said?.zh).toContain('h-7');
    expect(said?.en).toContain('h-7');
    expect(`${said?.zh} ${said?.en}`).not.toMatch(/[{}]/);
  });

  it('calls units, places and categories by their names', () => {
    const of = (code: string, params: JsonObject) => refusalSentence({ code, params }, NAMES);
    expect(of('ASSIST_OPEN', { units: ['water', 'parks'] })).toMatchObject({
      zh: expect.stringContaining('unit water (zh)、unit parks (zh)'),
      en: expect.stringContaining('unit water (en), unit parks (en)'),
    });
    const held = of('HELD_BY_WHISTLE', { units: ['water'], coordinator: 'street' });
    expect(held?.zh).toMatch(/unit water \(zh\).*“unit street \(zh\)”/);
    expect(of('UNKNOWN_TERRITORY', { territory: 'elm' })?.en).toContain('territory elm (en)');
    expect(of('UNKNOWN_CATEGORY', { category: 'lamp' })?.en).toContain('category lamp (en)');
  });

  it('is that of the policy where the post does not allow it', () => {
    expect(refusalSentence({ code: 'OUT_OF_SCOPE' }, NAMES)).toBe(ACCESS_SENTENCES.OUT_OF_SCOPE);
  });

  it('is missing for a code nobody knows', () => {
    expect(refusalSentence({ code: 'NEVER_HEARD_OF' }, NAMES)).toBeUndefined();
    expect(refusalSentence({ code: 'toString' }, NAMES)).toBeUndefined();
  });
});
