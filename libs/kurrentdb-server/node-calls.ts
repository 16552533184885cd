import { randomUUID } from 'node:crypto';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { Unary } from './answering.ts';
import type { NodeAddress } from './call-error.ts';
import { wireUuid } from './wire-uuid.ts';

/** The release whose protocol is spoken. */
const version = '26.1.0';

/** What is served, by the path of each method. Features are those of the real server. */
export function supportedMethodsCall(paths: readonly string[]): Unary<shared.Empty, features.SupportedMethods> {
  const supported = new features.SupportedMethods().setEventStoreServerVersion(version);
  for (const path of paths) {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    supported.addMethods(
      new features.SupportedMethod()
        .setServiceName(service)
        .setMethodName(method)
        .setFeaturesList([...featuresOf(service, method)]),
    );
  }
  return (_, callback) => callback(null, supported);
}

function featuresOf(service: string, method: string): readonly string[] {
  if (service !== 'event_store.client.streams.streams') return [];
  if (method === 'read') return ['position', 'events'];
  return method === 'batchappend' ? ['deadline_duration'] : [];
}

/** The nodes of the cluster: this one, and the leader where that is another. */
export function gossipCall(
  self: () => NodeAddress,
  leader: () => NodeAddress | undefined,
  clock: () => Date,
): Unary<shared.Empty, gossip.ClusterInfo> {
  const id = randomUUID();
  return (_, callback) => {
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    const other = leader();
    const info = new gossip.ClusterInfo();
    info.addMembers(member(id, self(), other === undefined ? LEADER : FOLLOWER, clock()));
    if (other !== undefined) info.addMembers(member(randomUUID(), other, LEADER, clock()));
    callback(null, info);
  };
}

function member(id: string, { host, port }: NodeAddress, state: gossip.MemberInfo.VNodeState, at: Date): gossip.MemberInfo {
  return new gossip.MemberInfo()
    .setInstanceId(wireUuid(id, false))
    .setTimeStamp(String(BigInt(at.getTime()) * 10_000n))
    .setState(state)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
}
