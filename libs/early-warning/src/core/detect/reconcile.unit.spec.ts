import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Finding } from './finding.js';
import { hasMoved, reconcile, type AlertStep, type StandingAlert } from './reconcile.js';

const finding = (key: string, total: number): Finding => ({
  kind: 'CLUSTER',
  key,
  total,
  figures: { reports: total },
  reason: { zh: '因', en: 'why' },
  evidence: [],
});
const standing = (key: string, total: number, status: StandingAlert['status'] = 'OPEN') =>
  ({ id: `alert-${key}`, key, total, status }) satisfies StandingAlert;

describe('the alerts and what was found', () => {
  it('raises what is new, once', () => {
    expect(reconcile([], [finding('a', 5), finding('a', 5)])).toEqual([
      { step: 'raise', finding: finding('a', 5) },
    ]);
    expect(reconcile([standing('a', 5)], [finding('a', 5)])).toEqual([]);
  });

  it('clears what no longer holds, whatever people made of it', () => {
    for (const status of ['OPEN', 'ACKNOWLEDGED', 'TAKEN_UP', 'DISMISSED'] as const)
      expect(reconcile([standing('a', 5, status)], [])).toEqual([
        { step: 'clear', alert: 'alert-a' },
      ]);
  });

  it('tells anew what has grown by a tenth, but not what was dismissed', () => {
    const grown = [finding('a', 40)];
    expect(reconcile([standing('a', 30)], grown)).toMatchObject([
      { step: 'renew', alert: 'alert-a' },
    ]);
    expect(reconcile([standing('a', 30, 'DISMISSED')], grown)).toEqual([]);
  });

  it.each([
    [5, 6, true],
    [5, 5, false],
    [100, 109, false],
    [100, 110, true],
    [100, 90, true],
  ])('from %p to %p: told anew %p', (from, to, moved) => {
    expect(hasMoved(from, to)).toBe(moved);
  });

  it('comes to rest: after its steps there is nothing left to do', () => {
    const keys = fc.constantFrom('a', 'b', 'c', 'd');
    const some = fc.array(fc.tuple(keys, fc.integer({ min: 1, max: 50 })), { maxLength: 4 });
    fc.assert(
      fc.property(some, some, (before, found) => {
        const alerts = [...new Map(before).entries()].map(([key, total]) => standing(key, total));
        const findings = [...new Map(found).entries()].map(([key, total]) => finding(key, total));
        const after = reconcile(alerts, findings).reduce(taken, alerts);
        expect(reconcile(after, findings)).toEqual([]);
        expect(after.map(({ key }) => key).sort()).toEqual(findings.map(({ key }) => key).sort());
      }),
    );
  });
});

function taken(alerts: readonly StandingAlert[], step: AlertStep): StandingAlert[] {
  switch (step.step) {
    case 'raise':
      return [...alerts, standing(step.finding.key, step.finding.total)];
    case 'renew':
      return alerts.map((each) =>
        each.id === step.alert ? { ...each, total: step.finding.total } : each,
      );
    case 'clear':
      return alerts.filter(({ id }) => id !== step.alert);
  }
}
