/** Something that was acknowledged is not there, or something is there twice or out of order. */
export class OracleFailed extends Error {
  constructor(says: string) {
    super(says);
    this.name = 'OracleFailed';
  }
}
