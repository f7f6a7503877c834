import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { BoardCountQuery } from '../queries/board-query.js';
import { problemBody } from './problem-body.js';
import { Problem } from './problem.js';
import { QueryGate } from './query-gate.js';

const gate = new QueryGate<BoardCountQuery>(BoardCountQuery);
const read = (query: object): BoardCountQuery => gate.read({ query } as FastifyRequest);

function errorsOf(query: object): unknown {
  try {
    read(query);
  } catch (error) {
    if (error instanceof Problem) return problemBody(error, 'en').errors;
  }
  return undefined;
}

describe('a query parameter that may repeat', () => {
  it('is a list, once or often', () => {
    expect(read({ phase: 'CLOSED' })).toEqual({ phase: ['CLOSED'] });
    expect(read({ phase: ['CLOSED', 'ACCEPTED'] })).toEqual({ phase: ['CLOSED', 'ACCEPTED'] });
  });

  it('says that it repeats, where somebody wrote commas', () => {
    expect(errorsOf({ phase: 'CLOSED, ACCEPTED' })).toEqual([
      {
        field: '/phase',
        rule: 'repeat',
        message: 'must be repeated, not written with commas: phase=CLOSED&phase=ACCEPTED',
      },
    ]);
  });

  it('says which words there are, where one is unknown', () => {
    expect(errorsOf({ phase: 'OPEN' })).toMatchObject([{ field: '/phase/0', rule: 'enum' }]);
    expect(errorsOf({ phase: ['CLOSED', 'A,B'] })).toMatchObject([{ field: '/phase/1' }]);
  });

  it('leaves commas alone where no list is wanted', () => {
    expect(errorsOf({ territory: 'a,b' })).toMatchObject([
      { field: '/territory', rule: 'pattern' },
    ]);
  });
});
