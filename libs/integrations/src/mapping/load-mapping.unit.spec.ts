import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { shippedFolder } from '../shipped-folder.js';
import { ReadableError } from '@shaodao/platform';
import { loadMapping, parseMapping, shippedMappings } from './load-mapping.js';

const boston = readFileSync(join(shippedFolder('mappings'), 'boston311.yaml'), 'utf8');

const shipped = parse(boston) as Record<string, object>;

/** What loading says about Boston's mapping with one entry changed; undefined takes it out. */
function complaint(change: Record<string, unknown>, lang: 'zh' | 'en' = 'en'): string {
  const content = { ...shipped, ...change };
  try {
    parseMapping(stringify(content), 'changed.yaml');
    return '';
  } catch (error) {
    if (error instanceof ReadableError) return error.sentence[lang];
    throw error;
  }
}

describe('mappings', () => {
  it('ship for Boston and New York, and are valid', () => {
    expect(shippedMappings()).toEqual(['boston311', 'nyc311']);
    for (const name of shippedMappings()) expect(loadMapping(name).mapping.source).toBe(name);
  });

  it('are found by file too', () => {
    const file = join(shippedFolder('mappings'), 'nyc311.yaml');
    expect(loadMapping(file)).toEqual(loadMapping('nyc311'));
  });

  it('that do not exist are answered with those that do', () => {
    expect(() => loadMapping('chicago')).toThrow('Shipped: boston311, nyc311');
  });

  it('have a digest that changes with the file', () => {
    expect(parseMapping(`${boston}\n`, 'x').digest).not.toBe(parseMapping(boston, 'x').digest);
  });
});

describe('a mapping with a mistake', () => {
  it('is no YAML: says where', () => {
    expect(() => parseMapping('source: [', 'broken.yaml')).toThrow(
      /The mapping broken\.yaml is not valid:[\s\S]*line 1/,
    );
  });

  it('lacks an entry: names it', () => {
    expect(complaint({ record: undefined })).toContain('(top) lacks the entry "record"');
  });

  it('has an entry nobody knows: names it', () => {
    expect(complaint({ recrod: 'x' })).toContain('(top) has an unknown entry "recrod"');
  });

  it('has a rule of no known form: says the forms, once and in place', () => {
    const message = complaint({ urgency: { colum: 'x' } });
    expect(message).toContain('urgency has an unknown entry "colum"');
    expect(message).toContain(
      'urgency must have exactly one of column, constant, first, join, template, lookup, code',
    );
    expect(message.split('\n')).toHaveLength(3);
  });

  it('has a rule of two forms at once', () => {
    expect(complaint({ urgency: { column: 'x', constant: 'y' } })).toContain(
      'urgency must have exactly one of',
    );
  });

  it('has a lookup without its table', () => {
    expect(complaint({ urgency: { lookup: { column: 'x' } } })).toContain('urgency');
  });

  it('names a kind of unit that is none', () => {
    const unit = [{ kind: 'bureau', code: { constant: 'b' }, name: { constant: 'B' } }];
    expect(complaint({ unit })).toContain('unit/0/kind must be one of centre, government');
  });

  it('has a check nobody knows', () => {
    expect(complaint({ checks: [{ sometimes: true }] })).toContain(
      'checks/0 has an unknown entry "sometimes"',
    );
  });

  it.each([
    { record: undefined },
    { recrod: 'x' },
    { urgency: { colum: 'x' } },
    { source: 'Not A Name' },
    { name: { zh: '', en: '' } },
    { category: [] },
    { csv: { delimiter: 5 } },
    { unit: [{ kind: 'bureau', code: { constant: 'b' }, name: { constant: 'B' } }] },
    { profile: 'nope' },
  ])('is told in Chinese under the Chinese heading: %j', (change) => {
    const chinese = complaint(change, 'zh').split('\n');
    expect(chinese).toHaveLength(complaint(change).split('\n').length);
    expect(chinese[0]).toBe('映射 changed.yaml 有误：');
    for (const line of chinese.slice(1)) {
      expect(line).toMatch(/^ {2}- .+：.*[\u4e00-\u9fff]/);
      expect(line).not.toMatch(/must|has|lacks|[\u4e00-\u9fff][,:;]/);
    }
  });
});

describe('a word that does not exist is told before a file is read', () => {
  it('as the zone', () => {
    const times = { ...shipped['times'], zone: 'Europe/Rivertown' };
    expect(complaint({ times })).toContain('times/zone: there is no zone "Europe/Rivertown"');
    expect(complaint({ times }, 'zh')).toContain('times/zone：没有时区“Europe/Rivertown”');
  });

  it('as the encoding', () => {
    const csv = { encoding: 'utf-9' };
    expect(complaint({ csv })).toContain('csv/encoding: there is no encoding "utf-9"');
    expect(complaint({ csv: { encoding: 'gb18030' } })).toBe('');
  });

  it('as the mechanism, with those that do', () => {
    expect(complaint({ profile: 'service-reqest' })).toMatch(
      /profile: there is no mechanism "service-reqest"; there are .*service-request/,
    );
  });
});
