import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from './index.js';

describe('a decision', () => {
  it('carries the events where the command was accepted', () => {
    expect(accept({ type: 'Opened', data: {} })).toEqual({
      ok: true,
      events: [{ type: 'Opened', data: {} }],
    });
  });

  it('carries code and facts where it was refused', () => {
    expect(refuse('WRONG_PHASE', { phase: 'CLOSED' })).toEqual({
      ok: false,
      refusal: { code: 'WRONG_PHASE', params: { phase: 'CLOSED' } },
    });
  });
});
