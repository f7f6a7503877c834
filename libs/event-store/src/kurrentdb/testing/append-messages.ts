import grpc from '@grpc/grpc-js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import errors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import type {
  AppendRecord,
  ConsistencyCheck,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import type { Condition, NewLogRecord, Violation } from './record-log.js';

/** The records of a request; where each names no stream, `stream` is that of all. */
export function recordsOf(
  records: readonly AppendRecord[],
  stream?: string,
): readonly NewLogRecord[] {
  return records.map((record) => {
    const properties: Record<string, string> = {};
    record.getPropertiesMap().forEach((value, key) => {
      properties[key] = value.getStringValue();
    });
    return {
      stream: stream ?? record.getStream(),
      id: record.getRecordId() ?? '',
      type: record.getSchema()?.getName() ?? '',
      data: record.getData_asU8(),
      metadata: Buffer.from(JSON.stringify(properties)),
    };
  });
}

export function conditionOf(check: ConsistencyCheck): Condition {
  const state = check.getStreamState();
  return { stream: state?.getStream() ?? '', expected: BigInt(state?.getExpectedState() ?? '-2') };
}

/** What 26.1 answers: every condition that does not hold. */
export function violationError(violations: readonly Violation[]): Partial<grpc.StatusObject> {
  const details = new errors.AppendConsistencyViolationErrorDetails();
  for (const { stream, expected, actual, index } of violations) {
    const state = new errors.ConsistencyViolation.StreamStateViolation();
    state.setStream(stream);
    state.setExpectedState(String(expected));
    state.setActualState(String(actual));
    const violation = new errors.ConsistencyViolation();
    violation.setCheckIndex(index);
    violation.setStreamState(state);
    details.addViolations(violation);
  }
  return refusal('AppendConsistencyViolationErrorDetails', details.serializeBinary());
}

/** What 25.1 answers: the first stream that stands elsewhere. */
export function conflictError({ stream, expected, actual }: Violation): Partial<grpc.StatusObject> {
  const details = new errors.StreamRevisionConflictErrorDetails();
  details.setStream(stream);
  details.setExpectedRevision(String(expected));
  details.setActualRevision(String(actual));
  return refusal('StreamRevisionConflictErrorDetails', details.serializeBinary());
}

function refusal(name: string, details: Uint8Array): Partial<grpc.StatusObject> {
  const packed = new any.Any();
  packed.setTypeUrl(`type.googleapis.com/kurrentdb.protocol.v2.streams.errors.${name}`);
  packed.setValue(details);
  const whole = new status.Status();
  whole.setDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(whole.serializeBinary()));
  return { code: grpc.status.FAILED_PRECONDITION, details: name, metadata };
}
