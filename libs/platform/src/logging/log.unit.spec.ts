import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createLog } from './log.js';

class Paper extends Writable {
  written = '';

  constructor(readonly isTTY: boolean) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written += chunk.toString();
    done();
  }
}

/** An error as pg makes it; PostgreSQL quotes the row in `detail`. */
function databaseError(): Error {
  const error = new Error('duplicate key value violates unique constraint');
  return Object.assign(error, {
    code: '23505',
    detail: 'Key (phone)=(13800138000) already exists.',
  });
}

describe('the log', () => {
  it('is one JSON object per line away from a terminal', () => {
    const paper = new Paper(false);
    createLog({ level: 'info', output: paper }).info({ issue: '01J' }, 'reported');
    expect(JSON.parse(paper.written)).toMatchObject({
      level: 'info',
      issue: '01J',
      msg: 'reported',
    });
  });

  it('is readable on a terminal', () => {
    const paper = new Paper(true);
    createLog({ level: 'info', output: paper }).warn({ issue: '01J', lag: 3 }, 'late');
    expect(paper.written).toMatch(/^\d\d:\d\d:\d\d warn {2}late issue=01J lag=3\n$/);
  });

  it('says nothing below its level', () => {
    const paper = new Paper(false);
    createLog({ level: 'warn', output: paper }).info('quiet');
    expect(paper.written).toBe('');
  });

  it.each([true, false])('never quotes rows out of PostgreSQL (terminal: %s)', (isTTY) => {
    const paper = new Paper(isTTY);
    const cause = databaseError();
    createLog({ level: 'info', output: paper }).error(
      { err: new Error('append failed', { cause }) },
      'refused',
    );
    createLog({ level: 'info', output: paper }).error({ err: cause }, 'refused');
    expect(paper.written).toContain('duplicate key value');
    expect(paper.written).not.toContain('13800138000');
  });
});
