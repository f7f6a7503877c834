import { describe, expect, it } from '@jest/globals';
import { standsStill } from './beside-the-work.js';

const told = (type: string, person: string | null) => ({ type, actor: { person } });

describe('what happened while an order waited for a network', () => {
  it('leaves it as it was meant where only a clock spoke, or the person themself', () => {
    const since = [told('ClockWarned', 'system'), told('AssignmentSigned', 'p-me')];
    expect(standsStill('CompleteHandling', 'p-me', since)).toBe(true);
    expect(standsStill('CompleteHandling', 'p-me', [])).toBe(true);
  });

  it('is for the person to judge where a colleague acted', () => {
    expect(standsStill('SignAssignment', 'p-me', [told('AssignmentSigned', 'p-other')])).toBe(
      false,
    );
    expect(standsStill('LogStep', 'p-me', [told('IssueRedispatched', 'p-other')])).toBe(false);
    expect(standsStill('LogStep', 'p-me', [told('IssueWithdrawn', null)])).toBe(false);
  });

  it('lets records lie beside records, and nothing else', () => {
    const step = [told('StepLogged', 'p-other')];
    expect(standsStill('LogStep', 'p-me', step)).toBe(true);
    expect(standsStill('RecordContact', 'p-me', step)).toBe(true);
    expect(standsStill('CompleteHandling', 'p-me', step)).toBe(false);
  });
});
