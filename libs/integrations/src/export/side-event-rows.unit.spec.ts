import { describe, expect, it } from '@jest/globals';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import { Pseudonyms, pseudonymKey } from './pseudonyms.js';
import { pseudonymous } from './shown.js';
import { SIDE_FACTS, SIDE_PEOPLE } from './side-event-fields.js';
import { leaving } from './side-event-rows.js';

const pseudonyms = new Pseudonyms(pseudonymKey(Buffer.alloc(32, 5)), 'review');
const SHOWN = pseudonymous(pseudonyms);
const person = (id: string): string => pseudonyms.of('person', id);

describe('the facts of a side stream’s event', () => {
  it('leave with stand-ins for people, and without words', () => {
    const facts = {
      ...{ playbook: { id: 'layered-mediation', version: 2 }, tier: 'village', issue: 'i-1' },
      ...{ parties: ['s-1', 's-2'], title: 'enc1.s-1.sealed', territory: 't-1' },
      ...{ mediators: [{ mediator: 'p-wise', hostKind: 'judge' }], opinion: '同意' },
    };
    expect(leaving(facts, SHOWN)).toEqual({
      ...facts,
      ...{ parties: [person('s-1'), person('s-2')], title: null, opinion: null },
      mediators: [{ mediator: person('p-wise'), hostKind: 'judge' }],
    });
  });

  it('leave as numbers and yes or no whatever they are called, places excepted', () => {
    const facts = {
      amount: 3,
      agrees: true,
      place: { latitude: 31.7, longitude: 119.9 },
      none: null,
    };
    expect(leaving(facts, SHOWN)).toEqual({
      ...facts,
      place: { latitude: null, longitude: null },
    });
  });

  it('stay where nobody decided, and where a value is sealed under any name', () => {
    expect(
      leaving({ brandNew: 'x', issue: 'enc1.s-1.sealed', deep: [{ word: 'y' }] }, SHOWN),
    ).toEqual({
      ...{ brandNew: null, issue: null, deep: [{ word: null }] },
    });
  });

  it('are never let out under a name that is sealed in some stream', () => {
    const sealed = HOUSE_SIDE_STREAMS.all.flatMap((each) => Object.values(each.sealed).flat());
    const names = sealed.map((path) => (path.split('.').at(-1) ?? '').replace(/\[\]$/, ''));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => SIDE_FACTS.has(name) || SIDE_PEOPLE.has(name))).toEqual([]);
  });
});
