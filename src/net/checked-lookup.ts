import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AddressPolicy } from './address-policy.ts';
import { HttpFailure } from './http-failure.ts';

/**
 * A `lookup` for sockets that gives out permitted addresses only. The socket connects to what it is given: a name
 * that leads elsewhere a moment later (DNS rebinding) changes nothing.
 */
export function createCheckedLookup(policy: Pick<AddressPolicy, 'permits'>): LookupFunction {
  return (host, { all }, callback) => {
    lookup(host, { all: true }, (cause, found) => {
      if (cause) return callback(new HttpFailure('host_not_found', `${host} was not found`, { cause }), []);
      const permitted = found.filter(({ address }) => policy.permits(host, address));
      const [first] = permitted;
      if (first === undefined)
        return callback(new HttpFailure('address_refused', `${host} has no public address`), []);
      return all === true ? callback(null, permitted) : callback(null, first.address, first.family);
    });
  };
}
