import { describe, expect, it } from '@jest/globals';
import { errorKind, tellableError, tellableMessage } from './tellable-error.js';

const NAME = '王秀英';

function thrownBy(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

const database = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code, detail: `Key (name)=(${NAME}) already exists.` });

describe('an error in the log', () => {
  it.each([
    ['22P02', `invalid input syntax for type uuid: "${NAME}"`],
    ['22P02', `malformed array literal: "{"a", "${NAME}"}"`],
    ['22003', `value "${NAME}" is out of range for type integer`],
    ['22007', `invalid input syntax for type timestamp: "1. ${NAME}\n2."`],
  ])('keeps to itself the value PostgreSQL could not read (%s)', (code, message) => {
    const told = tellableError(database(code, message));
    expect(JSON.stringify(told)).not.toContain(NAME);
    expect(told).toMatchObject({ code, message: expect.stringContaining('…') });
  });

  it('names tables and columns, which are ours', () => {
    const message = 'duplicate key value violates unique constraint "events_id"';
    expect(tellableError(database('23505', message)).message).toBe(message);
    expect(JSON.stringify(tellableError(database('23505', message)))).not.toContain(NAME);
  });

  it.each([NAME, `{"name":"${NAME}"`, `[1, ${NAME}]`, `"${NAME}`, `{'${NAME}': 1}`])(
    'keeps to itself the text that is no JSON: %s',
    (text) => {
      const error = thrownBy(() => JSON.parse(text));
      const told = tellableError(new Error('could not be read', { cause: error }));
      expect(JSON.stringify(told)).not.toContain(NAME);
      expect(told.cause?.type).toBe('SyntaxError');
    },
  );

  it('shows where it was thrown', () => {
    const { stack } = tellableError(database('22P02', `invalid: "${NAME}"`));
    expect(stack).toMatch(/^Error: invalid: …\n\s+at /);
    expect(stack).toContain('tellable-error.unit.spec');
  });

  it.each([[NAME], [{ name: NAME }], [undefined], [7]])(
    'that is none is not quoted: %p',
    (thrown) => {
      expect(JSON.stringify(tellableError(thrown))).not.toContain(NAME);
      expect(errorKind(thrown)).toBe(typeof thrown);
    },
  );

  it('that is an ordinary one says what it says', () => {
    expect(tellableMessage(new Error(`No door takes moments of "register"`))).toBe(
      'No door takes moments of "register"',
    );
    expect(errorKind(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(
      'Error ECONNREFUSED',
    );
    expect(errorKind(Object.assign(new Error('x'), { code: NAME }))).toBe('Error');
  });
});
