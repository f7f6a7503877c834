import { describe, expect, it } from '@jest/globals';
import type { Rule } from './model.js';
import { bindRule, columnsOf } from './rules.js';
import { RowReject } from './row-reject.js';

const columns = new Map([
  ['street', 0],
  ['zip', 1],
  ['kind', 2],
]);
const read = (rule: Rule, row: readonly string[]): string => bindRule(rule, columns)(row);

describe('a rule of a mapping', () => {
  it('column: the text without blanks around it, empty where the row is short', () => {
    expect(read({ column: 'street' }, [' Main St ', '', ''])).toBe('Main St');
    expect(read({ column: 'kind' }, ['Main St'])).toBe('');
  });

  it('column: refuses to bind to a file without it', () => {
    expect(() => bindRule({ column: 'ward' }, columns)).toThrow('Unknown column ward');
  });

  it('constant: always the same', () => {
    expect(read({ constant: 'x' }, [])).toBe('x');
  });

  it('first: the first that is there', () => {
    const rule: Rule = { first: [{ column: 'street' }, { column: 'zip' }, { constant: '?' }] };
    expect(read(rule, ['', '02135', ''])).toBe('02135');
    expect(read(rule, ['', '', ''])).toBe('?');
    expect(read({ first: [{ column: 'street' }] }, ['', '', ''])).toBe('');
  });

  it('join: what is there, with the text between', () => {
    const rule: Rule = { join: [{ column: 'street' }, { column: 'zip' }], with: ', ' };
    expect(read(rule, ['Main St', '02135', ''])).toBe('Main St, 02135');
    expect(read(rule, ['', '02135', ''])).toBe('02135');
  });

  it('template: empty where a column of it is', () => {
    const rule: Rule = { template: 'At {street} ({zip})!' };
    expect(read(rule, ['Main St', '02135', ''])).toBe('At Main St (02135)!');
    expect(read(rule, ['Main St', '', ''])).toBe('');
  });

  it('lookup: the entry, else what `otherwise` says', () => {
    const table = { Pothole: 'HELP' };
    expect(read({ lookup: { column: 'kind' }, table }, ['', '', 'Pothole'])).toBe('HELP');
    expect(read({ lookup: { column: 'kind' }, table }, ['', '', ''])).toBe('');
    const rule: Rule = { lookup: { column: 'kind' }, table, otherwise: 'COMPLAINT' };
    expect(read(rule, ['', '', 'Noise'])).toBe('COMPLAINT');
  });

  it('lookup: an unlisted text without `otherwise` rejects the row, naming column and text', () => {
    const act = (): string => read({ lookup: { column: 'kind' }, table: {} }, ['', '', 'Noise']);
    expect(act).toThrow(RowReject);
    expect(act).toThrow('The value "Noise" is not in the mapping\'s table');
  });

  it('lookup: words of JavaScript itself are ordinary texts', () => {
    const rule: Rule = { lookup: { column: 'kind' }, table: {}, otherwise: 'none' };
    expect(read(rule, ['', '', 'constructor'])).toBe('none');
  });

  it('code: an identifier, the same for every row with the same texts', () => {
    const reading = bindRule({ code: [{ column: 'kind' }], prefix: 'nyc.' }, columns);
    const codes = ['HEAT/HOT WATER', 'Noise', 'HEAT/HOT WATER'].map((kind) =>
      reading(['', '', kind]),
    );
    expect(codes).toEqual(['nyc.heat-hot-water', 'nyc.noise', 'nyc.heat-hot-water']);
  });

  it('tells every column it reads', () => {
    const rule: Rule = {
      first: [
        { template: '{street} {zip}' },
        { join: [{ code: [{ column: 'kind' }] }, { constant: 'x' }], with: '' },
        { lookup: { column: 'zip' }, table: {} },
      ],
    };
    expect(new Set(columnsOf(rule))).toEqual(new Set(['street', 'zip', 'kind']));
  });
});
