import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import fc from 'fast-check';
import { ISSUE_COMMANDS } from '@shaodao/issue';
import { SIDE_ROUTES } from '../side-streams/side-routes.js';
import { exampleOf } from '../openapi/examples.js';
import { CheckerFactory, compileClass, dropAbsent, type ShapeClass } from '@shaodao/doors';
import { nearly } from '../../../../libs/doors/src/schema/arbitrary-body.js';

const factory = new CheckerFactory({ coerce: false });

/** Every command of the API, by name. */
const COMMANDS: readonly [string, ShapeClass][] = [
  ...Object.entries(ISSUE_COMMANDS),
  ...SIDE_ROUTES.map(({ definition, command }): [string, ShapeClass] => [
    `${definition.kind} ${command}`,
    definition.commands[command] as ShapeClass,
  ]),
];

/** What class-validator itself says of a body; the name of the command is not part of a body. */
async function classValidatorAccepts(type: ShapeClass, body: object): Promise<boolean> {
  const instance = plainToInstance(type as new () => object, body);
  if (!Object.hasOwn(body, 'type')) delete (instance as { type?: string }).type;
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  return errors.length === 0;
}

describe('a compiled command class', () => {
  describe.each(COMMANDS)('%s', (_name, type) => {
    const schema = compileClass(type);
    const check = factory.compile(schema);

    it('accepts and refuses the same bodies as class-validator', async () => {
      const verdicts = { accepted: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(nearly(schema), async (value) => {
          fc.pre(typeof value === 'object' && value !== null && !Array.isArray(value));
          const body = value;
          const expected = await classValidatorAccepts(type, structuredClone(body));
          verdicts[expected ? 'accepted' : 'refused'] += 1;
          dropAbsent(schema, body);
          // class-validator looks through a list within a list; the schema refuses it.
          fc.pre(!/[[,]\[/.test(JSON.stringify(body)));
          expect(check(body).ok).toBe(expected);
        }),
        { numRuns: 200, examples: [[exampleOf(schema)], [{ stranger: 1 }]] },
      );
      expect(verdicts.accepted).toBeGreaterThan(0);
      expect(verdicts.refused).toBeGreaterThan(0);
    });
  });
});
