import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { shippedFolder } from '../shipped-folder.js';
import { loadMapping, parseMapping, shippedMappings } from './load-mapping.js';

const boston = readFileSync(join(shippedFolder('mappings'), 'boston311.yaml'), 'utf8');

/** What loading says about Boston's mapping with one entry changed; undefined takes it out. */
function complaint(change: Record<string, unknown>): string {
  const content = { ...(parse(boston) as Record<string, unknown>), ...change };
  try {
    parseMapping(stringify(content), 'changed.yaml');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
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
});
