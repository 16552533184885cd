import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Metadata, Server, ServerCredentials, ServerInterceptingCall, type ServerInterceptingCallInterface } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import projectionManagement from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/projectionmanagement_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsV2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import { Access, type User } from './access.ts';
import { appendCall } from './append-call.ts';
import { appendRecordsCall, appendSessionCall } from './append-records-calls.ts';
import { batchAppendCall } from './batch-append-call.ts';
import type { NodeAddress } from './call-error.ts';
import { deleteCall, tombstoneCall } from './delete-calls.ts';
import { Faults } from './faults.ts';
import { gossipCall, supportedMethodsCall } from './node-calls.ts';
import { projectionCalls } from './projection-calls.ts';
import { Projections } from './projections.ts';
import { readCall } from './read-call.ts';
import type { RecordStore } from './record-store.ts';
import type { Serving, SizeLimits } from './serving.ts';

export interface ServerOptions {
  readonly store: RecordStore;
  /** One that is free unless told. */
  readonly port?: number;
  /** PEM; unencrypted unless told. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Who may log in; everyone may do everything unless told. A client sends its name only over TLS. */
  readonly users?: readonly User[];
  readonly limits?: Partial<SizeLimits>;
  /** Projections are run, those of clients too: their script runs in this process and can reach all of it. For tests; not unless told. */
  readonly projections?: boolean;
}

/** A server that speaks the protocol of KurrentDB over a store of ours, on 127.0.0.1. */
export interface KurrentdbServer {
  readonly address: NodeAddress;
  /** As clients take it, without a user; over TLS they need the authority as well. */
  readonly url: string;
  /** For tests: what goes wrong with the next calls. */
  readonly faults: Faults;
  /** Another node leads from now on, or this one where none is named: calls that require the leader are told where it is. */
  follow(leader: NodeAddress | undefined): void;
  /** Every connection is lost at once, as when a cable is pulled. */
  resetConnections(): void;
  close(): Promise<void>;
}

/** Limits of the real server unless it is told otherwise. */
const defaultLimits: SizeLimits = { appendBytes: 256 * 1024 * 1024, recordBytes: 16 * 1024 * 1024 };

export async function startKurrentdbServer(options: ServerOptions): Promise<KurrentdbServer> {
  const { store, tls, users = [], projections: runsProjections = false } = options;
  // of the machine: clients send deadlines as instants
  const clock = (): Date => new Date();
  const limits = { ...defaultLimits, ...options.limits };
  const faults = new Faults();
  const sockets = new Set<Socket>();
  let leader: NodeAddress | undefined;
  const resetConnections = (): void => sockets.forEach((socket) => void socket.resetAndDestroy());
  const serving: Serving = { store, access: new Access(users, store), limits, faults, clock, leader: () => leader, resetConnections };

  const server = new Server({
    'grpc.max_receive_message_length': Math.ceil(1.5 * limits.appendBytes),
    interceptors: [headersAtOnce],
  });
  server.addService(streams.StreamsService, {
    read: readCall(serving),
    append: appendCall(serving),
    batchAppend: batchAppendCall(serving),
    delete: deleteCall(serving),
    tombstone: tombstoneCall(serving),
  });
  server.addService(streamsV2.StreamsServiceService, {
    appendSession: appendSessionCall(serving),
    appendRecords: appendRecordsCall(serving),
  });
  const projections = new Projections(store);
  if (runsProjections) server.addService(projectionManagement.ProjectionsService, projectionCalls(serving, projections));
  const services = [streams.StreamsService, streamsV2.StreamsServiceService, features.ServerFeaturesService, gossip.GossipService];
  const paths = services.flatMap((service) => Object.values(service).map(({ path }) => path));
  server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethodsCall(paths) });
  server.addService(gossip.GossipService, {
    read: gossipCall(
      () => address,
      () => leader,
      clock,
    ),
  });

  // connections are taken by ourselves, so that a test can reset them
  const injector = server.createConnectionInjector(credentials(tls));
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.on('error', reject);
    listener.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = { host: '127.0.0.1', port: (listener.address() as AddressInfo).port }; // it listens on a port

  return {
    address,
    url: `kurrentdb://${address.host}:${String(address.port)}?tls=${String(tls !== undefined)}`,
    faults,
    follow: (node) => void (leader = node),
    resetConnections,
    close: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      injector.destroy();
      server.forceShutdown();
      sockets.forEach((socket) => void socket.destroy());
      await projections.close();
      await closed;
    },
  };
}

/**
 * A client that waits with the body of a request until its head is acknowledged is answered with a head of ours: TCP would let it wait for
 * 40 ms, in which nobody has anything else to send.
 */
function headersAtOnce(_: unknown, call: ServerInterceptingCallInterface): ServerInterceptingCall {
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, received) => {
          call.sendMetadata(new Metadata());
          received(metadata);
        },
      }),
  });
}

function credentials(tls: ServerOptions['tls']): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) }]);
}
