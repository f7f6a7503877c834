import { describe, expect, it } from '@jest/globals';
import { CheckerFactory } from '@shaodao/doors';
import { exampleOf } from '../openapi/examples.js';
import { DIRECTORY_GATES } from './directory-command-gates.js';

describe('the commands of the directory', () => {
  it.each(DIRECTORY_GATES.map(({ command, body }) => [command, body] as const))(
    '%s has an example its own schema takes, and refuses a field too many',
    (_, { schema }) => {
      const check = new CheckerFactory({ coerce: false }).compile(schema);
      const example = exampleOf(schema) as object;
      expect(check(example)).toEqual({ ok: true });
      expect(check({ ...example, surprise: 1 })).toMatchObject({ ok: false });
    },
  );
});
