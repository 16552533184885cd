import { status, type Metadata, type ServerWritableStream, type UntypedServiceImplementation } from '@grpc/grpc-js';
import wire from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/projectionmanagement_pb.js';
import { answer, answerStream, send, type Unary } from './answering.ts';
import { badRequest, CallError } from './call-error.ts';
import type { ProjectionStanding, Projections } from './projections.ts';
import type { Serving } from './serving.ts';

/** Creates, starts, stops and lists projections; for administrators. State, results, updates and deletes are not served. */
export function projectionCalls(serving: Serving, projections: Projections): UntypedServiceImplementation {
  const admit = (metadata: Metadata): Promise<void> => serving.access.require(metadata, '$projections-$all', 'write');
  const create: Unary<wire.CreateReq, wire.CreateResp> = ({ request, metadata }, callback) => {
    const served = async (): Promise<wire.CreateResp> => {
      await admit(metadata);
      const options = request.getOptions();
      const continuous = options?.getContinuous();
      if (options === undefined || continuous === undefined) throw unserved('a projection that is not continuous');
      if (continuous.getTrackEmittedStreams()) throw unserved('tracking of emitted streams');
      projections.create(continuous.getName(), options.getQuery(), continuous.getEmitEnabled());
      return new wire.CreateResp();
    };
    answer(served(), callback);
  };
  const enable: Unary<wire.EnableReq, wire.EnableResp> = ({ request, metadata }, callback) => {
    answer(
      admit(metadata).then(() => {
        projections.enable(nameOf(request.getOptions()));
        return new wire.EnableResp();
      }),
      callback,
    );
  };
  const disable: Unary<wire.DisableReq, wire.DisableResp> = ({ request, metadata }, callback) => {
    answer(
      admit(metadata).then(async () => {
        await projections.disable(nameOf(request.getOptions()));
        return new wire.DisableResp();
      }),
      callback,
    );
  };
  const statistics = (call: ServerWritableStream<wire.StatisticsReq, wire.StatisticsResp>): void => {
    const served = async (): Promise<void> => {
      await admit(call.metadata);
      const options = call.request.getOptions();
      const name = options?.hasName() === true ? options.getName() : undefined;
      const standings = projections.standings().filter((standing) => name === undefined || standing.name === name);
      if (name !== undefined && standings.length === 0) throw new CallError(status.NOT_FOUND, `Projection '${name}' not found`);
      for (const standing of standings) await send(call, new wire.StatisticsResp().setDetails(details(standing)));
    };
    answerStream(call, served());
  };
  return { create, enable, disable, statistics };
}

function details({ name, status, reason }: ProjectionStanding): wire.StatisticsResp.Details {
  return new wire.StatisticsResp.Details().setName(name).setMode('Continuous').setStatus(status).setStatereason(reason);
}

function nameOf(options: { getName(): string } | undefined): string {
  if (options === undefined) throw badRequest('no projection is named');
  return options.getName();
}

function unserved(what: string): CallError {
  return new CallError(status.UNIMPLEMENTED, `${what} is not served`);
}
