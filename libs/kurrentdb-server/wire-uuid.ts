import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';

/** As text in lower case, whichever of its two forms the protocol sent. */
export function uuidOf(wire: shared.UUID | undefined): string {
  const structured = wire?.getStructured();
  if (structured === undefined) return (wire?.getString() ?? '').toLowerCase();
  const most = bits(structured.getMostSignificantBits());
  const least = bits(structured.getLeastSignificantBits());
  return [most.slice(0, 8), most.slice(8, 12), most.slice(12), least.slice(0, 4), least.slice(4)].join('-');
}

export function wireUuid(id: string, structured: boolean): shared.UUID {
  const wire = new shared.UUID();
  if (!structured) return wire.setString(id);
  const digits = id.replaceAll('-', '');
  return wire.setStructured(
    new shared.UUID.Structured().setMostSignificantBits(signed(digits.slice(0, 16))).setLeastSignificantBits(signed(digits.slice(16))),
  );
}

export const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** 64 bits as 16 digits, from a signed number in decimal. */
function bits(decimal: string): string {
  return BigInt.asUintN(64, BigInt(decimal)).toString(16).padStart(16, '0');
}

function signed(digits: string): string {
  return BigInt.asIntN(64, BigInt(`0x${digits}`)).toString();
}
