import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matches } from '../append-rules.js';
import type { EventFilter } from '../port.js';
import { commandStream } from './records.js';
import { isWanted, serverFilter, wantsNothing } from './wanted.js';

/** What the server lets through, and the adapter after it. */
const passes = (filter: EventFilter | undefined, stream: string, type: string): boolean => {
  if (wantsNothing(filter)) return false;
  const sent = serverFilter(filter);
  const regex = new RegExp('regex' in sent ? sent.regex : 'never');
  const through = regex.test(sent.filterOn === 'streamName' ? stream : type);
  return through && isWanted({ stream, type }, filter);
};

describe('a filter sent to KurrentDB', () => {
  const text = fc.constantFrom('issue', 'issues', 'a.b', 'a+b', '哨', 'x', '$', '(');
  const some = fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined });

  it('lets through what the port says, and nothing else', () => {
    fc.assert(
      fc.property(some, some, text, text, fc.boolean(), (categories, types, name, type, bare) => {
        fc.pre(!name.startsWith('$'));
        const stream = bare ? name : `${name}-1-2`;
        const filter = {
          ...(categories === undefined ? {} : { categories }),
          ...(types === undefined ? {} : { types }),
        };
        expect(passes(filter, stream, type)).toBe(matches({ stream, type }, filter));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps out system records and answers of commands', () => {
    for (const filter of [undefined, {}]) {
      expect(passes(filter, '$stats-127.0.0.1', '$statsCollected')).toBe(false);
      expect(passes(filter, commandStream('key'), 'CommandAnswered')).toBe(false);
      expect(passes(filter, 'issue-1', 'IssueReported')).toBe(true);
    }
  });
});
