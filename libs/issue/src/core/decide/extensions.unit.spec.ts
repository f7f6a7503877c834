import { describe, expect, it } from '@jest/globals';
import type { IssueCommand } from '../../commands/index.js';
import { atWork, leadTicket, on, type Lived } from '../../testing/lived.js';
import { CHIEF_OF_WATER, DISPATCHER } from '../../testing/small-district.js';

const asking = (lived: Lived, dueAt: string): IssueCommand => ({
  type: 'RequestExtension',
  assignment: leadTicket(lived),
  dueAt,
  reason: 'a pump must be ordered',
});
const granting = (lived: Lived, changes: object = {}): IssueCommand => ({
  type: 'GrantExtension',
  assignment: leadTicket(lived),
  told: 'enc1.told',
  ...changes,
});
const BY_CHIEF = { actor: CHIEF_OF_WATER };

/** Water works, due Monday the 9th at half past five, and has asked for two days more. */
function asked(): Lived {
  const lived = atWork();
  return lived.at(on(3, 9), asking(lived, on(10, 17, 30)), BY_CHIEF);
}

describe('asking for an extension', () => {
  it('is on record, waits for a decision, and moves nothing yet', () => {
    const lived = asked();
    expect(lived.last).toMatchObject([
      {
        type: 'ExtensionRequested',
        data: { unit: 'water', dueAt: on(10, 17, 30), reason: 'a pump must be ordered' },
      },
    ]);
    expect(lived.clock('EXT_DECISION').dueAt).toBe(on(4, 17, 30));
    expect(lived.clock('HANDLE').dueAt).toBe(on(8, 17, 30));
    expect(lived.refusalAt(on(3, 10), asking(lived, on(10, 9)), BY_CHIEF)).toBe('EXTENSION_OPEN');
  });

  it('comes before the limit is over', () => {
    const lived = atWork();
    const justBefore = lived.refusalAt(on(8, 17, 29), asking(lived, on(10, 9)), BY_CHIEF);
    expect(justBefore).toBeUndefined();
    const atTheLimit = lived.refusalAt(on(8, 17, 30), asking(lived, on(10, 9)), BY_CHIEF);
    expect(atTheLimit).toBe('EXTENSION_TOO_LATE');
  });

  it('is for a later limit, within what all extensions together may add', () => {
    const lived = atWork();
    expect(lived.refusalAt(on(3, 9), asking(lived, on(8, 17, 30)), BY_CHIEF)).toBe(
      'EXTENSION_NOT_LATER',
    );
    expect(lived.refusalAt(on(3, 9), asking(lived, on(22, 17, 30)), BY_CHIEF)).toBeUndefined();
    expect(lived.refusalAt(on(3, 9), asking(lived, on(22, 17, 31)), BY_CHIEF)).toBe(
      'EXTENSION_TOTAL',
    );
  });

  it('is for tickets that stand', () => {
    const lived = atWork();
    lived.at(on(2, 9), { type: 'Redispatch', lead: 'parks', reason: 'its duty' });
    expect(lived.refusalAt(on(3, 9), asking(lived, on(10, 9)), BY_CHIEF)).toBe(
      'ASSIGNMENT_REPLACED',
    );
  });
});

describe('an extension', () => {
  it('moves the ticket, its clock and what the appellant is told, and they hear in between', () => {
    const lived = asked();
    lived.at(on(3, 11), granting(lived));
    expect(lived.last).toMatchObject([
      {
        type: 'ExtensionGranted',
        data: {
          dueAt: on(10, 17, 30),
          previousDueAt: on(8, 17, 30),
          count: 1,
          told: 'enc1.told',
          clocks: { moved: [{ dueAt: on(10, 17, 30), because: 'EXTENDED' }] },
        },
      },
    ]);
    expect(lived.state).toMatchObject({ assignments: [{ dueAt: on(10, 17, 30), extensions: 1 }] });
    expect(lived.running()).toContain('INTERIM');
    expect(lived.running()).not.toContain('EXT_DECISION');
  });

  it('moves the limit of the whole matter only where that would come before', () => {
    const lived = asked();
    lived.at(on(3, 11), granting(lived));
    expect(lived.state).toMatchObject({ dueAt: on(22, 17, 30) });
    lived.at(on(4, 9), asking(lived, on(22, 17, 30)), BY_CHIEF).at(on(4, 10), granting(lived));
    expect(lived.clock('OVERALL').dueAt).toBe(on(22, 17, 30));
  });

  it('may be shorter than asked, not longer than allowed, and is told', () => {
    const lived = asked();
    expect(lived.refusalAt(on(3, 11), granting(lived, { told: undefined }))).toBe(
      'APPELLANT_NOT_TOLD',
    );
    expect(lived.refusalAt(on(3, 11), granting(lived, { dueAt: on(60, 9) }))).toBe(
      'EXTENSION_TOTAL',
    );
    lived.at(on(3, 11), granting(lived, { dueAt: on(9, 12) }));
    expect(lived.clock('HANDLE').dueAt).toBe(on(9, 12));
  });

  it('is decided by another person than asked', () => {
    const lived = asked();
    const sameNow = { actor: { ...DISPATCHER, person: CHIEF_OF_WATER.person } };
    expect(lived.refusalAt(on(3, 11), granting(lived), sameNow)).toBe('OWN_REQUEST');
    const denial = {
      type: 'DenyExtension',
      assignment: leadTicket(lived),
      reason: 'pumps are in stock',
    } as const;
    expect(lived.refusalAt(on(3, 11), denial, sameNow)).toBe('OWN_REQUEST');
    lived.at(on(3, 11), denial);
    expect(lived.clock('HANDLE').dueAt).toBe(on(8, 17, 30));
    expect(lived.refusalAt(on(3, 12), denial)).toBe('EXTENSION_NOT_ASKED');
    expect(lived.refusalAt(on(3, 12), granting(lived))).toBe('EXTENSION_NOT_ASKED');
  });

  it('is granted as often as the mechanism says', () => {
    const lived = asked();
    lived.at(on(3, 11), granting(lived));
    lived.at(on(4, 9), asking(lived, on(11, 12)), BY_CHIEF).at(on(4, 10), granting(lived));
    expect(lived.refusalAt(on(5, 9), asking(lived, on(12, 12)), BY_CHIEF)).toBe('EXTENSION_COUNT');
  });

  it('asked in time and granted late leaves the breach on record', () => {
    const lived = asked();
    lived.elapses('HANDLE', on(8, 18)).at(on(8, 19), granting(lived));
    expect(lived.clock('HANDLE')).toMatchObject({
      dueAt: on(10, 17, 30),
      breachedAt: on(8, 18),
    });
    lived.elapses('HANDLE');
    expect(lived.events.filter(({ type }) => type === 'ClockBreached')).toHaveLength(2);
    expect(lived.clock('HANDLE').breachedAt).toBe(on(8, 18));
  });
});
