import { describe, expect, it } from '@jest/globals';
import type { SideDefinition } from './definition.js';
import { sealedValuesOf, withOpened } from './sealed-values.js';

const definition = {
  sealed: { Met: ['title', 'people.name', 'rooms.*.guests[].phone'], Left: [] },
} as unknown as SideDefinition;

const MET = {
  type: 'Met',
  data: {
    title: 'enc1.s.title',
    people: [{ name: 'enc1.s.a' }, { name: 'enc1.s.b' }, {}],
    rooms: [{ guests: [{ phone: 'enc1.s.c' }] }],
    note: 'enc1.s.looks-sealed',
  },
};

describe('The sealed values of a stream', () => {
  const values = sealedValuesOf(definition, [MET, { type: 'Left', data: {} }]);

  it('are those of the declared paths, through lists, with the name of their field', () => {
    expect([...values]).toEqual([
      ['enc1.s.title', 'title'],
      ['enc1.s.a', 'name'],
      ['enc1.s.b', 'name'],
      ['enc1.s.c', 'phone'],
    ]);
  });

  it('are opened wherever they stand; what merely looks sealed stays', () => {
    const view = { line: ['enc1.s.a', 'enc1.s.looks-sealed'], deep: { x: 'enc1.s.c', n: 3 } };
    const shown = withOpened(view, values, (value, field) =>
      field === 'phone' ? null : value.toUpperCase(),
    );
    expect(shown).toEqual({
      line: ['ENC1.S.A', 'enc1.s.looks-sealed'],
      deep: { x: null, n: 3 },
    });
  });
});
