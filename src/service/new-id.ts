import { randomBytes } from 'node:crypto';
import type { NewId } from '../domain/ids.ts';

let lastTime = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): the milliseconds since 1970, a 12-bit counter that keeps ids of one millisecond and process in
 * the order in which they were made, and 62 random bits.
 */
export const newId: NewId = <Id extends string>(): Id => {
  const now = Math.max(Date.now(), lastTime);
  counter = now === lastTime ? counter + 1 : 0;
  // 4,096 ids in one millisecond: borrow from the next.
  lastTime = counter > 0xfff ? now + 1 : now;
  if (counter > 0xfff) counter = 0;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
};
