import { describe, expect, it } from '@jest/globals';
import {
  AccessDeniedError,
  AppendRecordSizeExceededError,
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable } from '../port.js';
import { asStoreError, isUnavailable, isWrongRevision } from './failures.js';

type ServiceError = ConstructorParameters<typeof NotLeaderError>[0];

const newLeader = new NotLeaderError({
  metadata: { 'leader-endpoint-host': 'node2', 'leader-endpoint-port': '2113' },
} as unknown as ServiceError);
const tooBig = new AppendRecordSizeExceededError({ message: 'too big' } as ServiceError, {
  stream: 'issue-1',
  recordId: 'r',
  size: 2,
  maxSize: 1,
});
const moved = new WrongExpectedVersionError(undefined, {
  streamName: 'issue-1',
  expected: 'no_stream',
  current: 0n,
});

describe('what KurrentDB throws', () => {
  it.each([
    ['nobody answers', new UnavailableError()],
    ['no answer in time', new DeadlineExceededError()],
    ['a timeout of the server', new TimeoutError()],
    ['a call cut off', new CancelledError()],
    ['another node leads now', newLeader],
    ['a torn connection the client has no name for', new UnknownError()],
    ['discovery finds no node', new Error('Failed to discover after 10 attempts.')],
    ['a socket refused', new Error('connect ECONNREFUSED 127.0.0.1:2113')],
  ])('%s: the store is away for now', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
    expect(asStoreError(error)).toBeInstanceOf(StoreUnavailable);
    expect(asStoreError(error)).toMatchObject({ cause: error });
  });

  it('what is away already stays what it is', () => {
    const away = new StoreUnavailable(new Error('closed'));
    expect(asStoreError(away)).toBe(away);
  });

  it('too big an event is a mistake of the append', () => {
    expect(asStoreError(tooBig)).toBeInstanceOf(InvalidAppend);
    expect(isUnavailable(tooBig)).toBe(false);
  });

  it('a stream that stands elsewhere is an answer', () => {
    expect(isWrongRevision(moved)).toBe(true);
    expect(isUnavailable(moved)).toBe(false);
  });

  it.each([
    ['no right', new AccessDeniedError()],
    ['an unknown stream', new StreamNotFoundError(undefined, 'connection-1')],
    ['a mistake of ours', new TypeError('x is not a function')],
  ])('%s is passed on as it is', (_, error) => {
    expect(isWrongRevision(error)).toBe(false);
    if (!(error instanceof StreamNotFoundError)) expect(asStoreError(error)).toBe(error);
  });
});
