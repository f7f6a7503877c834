import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { sideDefinition, type SideDefinition } from './definition.js';
import { SideRegistry } from './registry.js';
import { petition } from './testing/petition.js';

const PETITION = sideDefinition(petition);
const other = (change: Partial<SideDefinition>): SideDefinition => ({ ...PETITION, ...change });

describe('The registry of side streams', () => {
  const registry = new SideRegistry([PETITION]);

  it('finds a kind, and the kind of a stream by its name', () => {
    expect(registry.find('petition')).toBe(PETITION);
    expect(registry.find('parade')).toBeUndefined();
    expect(registry.parse('petition-01K-x')).toEqual({ definition: PETITION, id: '01K-x' });
    expect(registry.parse('issue-01K')).toBeUndefined();
    expect(registry.parse('petition')).toBeUndefined();
  });

  it('takes no two of a kind or of a path', () => {
    expect(() => new SideRegistry([PETITION, PETITION])).toThrow('share');
    const aggregate = { ...PETITION.aggregate, category: 'parade' };
    expect(() => new SideRegistry([PETITION, other({ kind: 'parade', aggregate })])).toThrow(
      'share',
    );
  });

  it.each<[string, Partial<SideDefinition>]>([
    ['category', { kind: 'parade' }],
    ['category', { kind: 'list-admission' }],
    ['path', { path: 'Petitions!' }],
    ['opened', { opens: 'Parade' }],
    ['nobody', { policy: { read: {} } }],
  ])('refuses a definition with a wrong %s', (complaint, change) => {
    expect(() => new SideRegistry([other(change)])).toThrow(complaint);
  });
});
