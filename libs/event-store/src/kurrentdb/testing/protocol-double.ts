import { once } from 'node:events';
import grpc from '@grpc/grpc-js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import readService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import appendService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import appending from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import { conditionOf, conflictError, recordsOf, violationError } from './append-messages.js';
import { confirmation, eventMessage, notFoundMessage, selectorOf } from './read-messages.js';
import { RecordLog } from './record-log.js';

/**
 * Speaks KurrentDB's protocol from memory, as far as the adapter uses it. No server can be had from
 * the registries, so this is what the adapter's messages, errors and reconnections are tried on, through
 * the real client and real sockets. It knows the protocol as its descriptions say it; that a server
 * does as they say is shown only where `KURRENTDB_URL` names one.
 */
export class ProtocolDouble {
  readonly log = new RecordLog();
  private server: grpc.Server | undefined;
  private port = 0;

  /** @param version 25.1 knows append sessions only */
  constructor(private readonly version: '25.1' | '26.1' = '26.1') {}

  /** @param deadline milliseconds until a call that is not answered fails */
  connectionString(deadline = 20_000): string {
    const options = `tls=false&maxDiscoverAttempts=3&discoveryInterval=50&defaultDeadline=${deadline}`;
    return `kurrentdb://127.0.0.1:${this.port}?${options}`;
  }

  /** Listens; after `stop` again on the same port. */
  async start(): Promise<void> {
    const server = new grpc.Server({ 'grpc.max_receive_message_length': -1 });
    server.addService(featuresService.ServerFeaturesService, { getSupportedMethods: this.methods });
    server.addService(readService.StreamsService, {
      read: this.read,
      append: unsupported,
      delete: unsupported,
      tombstone: unsupported,
      batchAppend: unsupported,
    });
    server.addService(appendService.StreamsServiceService, {
      appendRecords: this.appendRecords,
      appendSession: this.appendSession,
    });
    this.port = await new Promise<number>((resolve, reject) => {
      const credentials = grpc.ServerCredentials.createInsecure();
      server.bindAsync(`127.0.0.1:${this.port}`, credentials, (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
    this.server = server;
  }

  /** Tears every connection off, as a node that dies does. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  private readonly methods: grpc.handleUnaryCall<unknown, unknown> = (_call, answer) => {
    const services = [
      ['event_store.client.streams.Streams', readService.StreamsService],
      ['kurrentdb.protocol.v2.streams.StreamsService', appendService.StreamsServiceService],
    ] as const;
    const known = new features.SupportedMethods();
    known.setEventStoreServerVersion(`${this.version}.0`);
    for (const [service, methods] of services)
      for (const name of Object.keys(methods)) {
        if (name === 'appendRecords' && this.version === '25.1') continue;
        const method = new features.SupportedMethod();
        method.setServiceName(service);
        method.setMethodName(name.toLowerCase());
        known.addMethods(method);
      }
    answer(null, known);
  };

  private readonly appendRecords: grpc.handleUnaryCall<
    appending.AppendRecordsRequest,
    appending.AppendRecordsResponse
  > = ({ request }, answer) => {
    const records = request.getRecordsList().flatMap((record) => recordsOf([record]));
    const violations = this.log.append(records, request.getChecksList().map(conditionOf));
    if (violations.length > 0) {
      answer(violationError(violations));
      return;
    }
    const response = new appending.AppendRecordsResponse();
    response.setPosition(String(this.log.end()));
    answer(null, response);
  };

  private readonly appendSession: grpc.handleClientStreamingCall<
    appending.AppendRequest,
    appending.AppendSessionResponse
  > = (call, answer) => {
    const requests: appending.AppendRequest[] = [];
    call.on('data', (request: appending.AppendRequest) => requests.push(request));
    call.on('end', () => {
      const records = requests.flatMap((request) =>
        recordsOf(request.getRecordsList(), request.getStream()),
      );
      const conditions = requests.map((request) => ({
        stream: request.getStream(),
        expected: BigInt(request.getExpectedRevision() ?? '-2'),
      }));
      const [violation] = this.log.append(records, conditions);
      if (violation !== undefined) {
        answer(conflictError(violation));
        return;
      }
      const response = new appending.AppendSessionResponse();
      response.setPosition(String(this.log.end()));
      answer(null, response);
    });
  };

  private readonly read = (call: grpc.ServerWritableStream<ReadReq, ReadResp>): void => {
    this.serve(call).catch((error: unknown) => call.destroy(error as Error));
  };

  private async serve(call: grpc.ServerWritableStream<ReadReq, ReadResp>): Promise<void> {
    const { chosen, wanted, live, missing } = selectorOf(call.request, this.log);
    if (missing !== undefined) call.write(notFoundMessage(missing));
    if (live) call.write(confirmation());
    for (const record of chosen) if (!call.write(eventMessage(record))) await once(call, 'drain');
    if (!live) {
      call.end();
      return;
    }
    const leave = this.log.onAppend((record) => {
      if (wanted(record)) call.write(eventMessage(record));
    });
    call.on('cancelled', leave);
    call.on('close', leave);
  }
}

const unsupported = (_call: unknown, answer?: grpc.sendUnaryData<never>): void => {
  answer?.({ code: grpc.status.UNIMPLEMENTED });
};
