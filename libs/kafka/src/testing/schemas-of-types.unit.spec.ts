import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { schemasOfMembers } from './schemas-of-types.js';

const EVENTS = join(import.meta.dirname, '../../../issue/src/core/events.ts');

describe('schemas of types', () => {
  const schemas = schemasOfMembers(EVENTS, 'IssueEventMap');

  it('are there for every member, inherited ones too', () => {
    expect(schemas.has('IssueReported') && schemas.has('WhistleBlown')).toBe(true);
    expect(schemas.size).toBeGreaterThan(80);
  });

  it('say what a field is, which words it may be, and whether it must be there', () => {
    expect(schemas.get('AppellantContacted')).toEqual({
      type: 'object',
      required: ['assignment', 'unit', 'method', 'reached', 'attempt'],
      properties: {
        assignment: { type: 'string' },
        unit: { type: 'string' },
        method: { enum: ['phone', 'visit', 'message'] },
        reached: { type: 'boolean' },
        attempt: { type: 'number' },
        note: { type: 'string' },
      },
    });
    expect(schemas.get('ConsultationHeld')?.['properties']).toMatchObject({
      units: { type: 'array', items: { type: 'string' } },
    });
  });

  it('do not end in a circle, and do not guess', () => {
    expect(JSON.stringify([...schemas.values()]).length).toBeLessThan(400_000);
    expect(() => schemasOfMembers(import.meta.filename, 'Nothing')).toThrow('declares no Nothing');
  });
});
