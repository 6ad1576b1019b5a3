import { BlockList, isIP } from 'node:net';

type Subnet = readonly [network: string, prefix: number];

/** IPv4 addresses that are not somebody's public server (IANA IPv4 Special-Purpose Address Registry). */
const SPECIAL_IPV4: readonly Subnet[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, where clouds keep their metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/**
 * The same for IPv6. Only 2000::/3 is public at all: the first three lines cover loopback, unspecified, mapped and
 * translated IPv4, unique local, link-local and multicast addresses.
 */
const SPECIAL_IPV6: readonly Subnet[] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
];

function toBlockList(subnets: readonly Subnet[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}

// Two lists: a list takes an IPv4 address for its mapped form, which stands in ::/3.
const SPECIAL = { ipv4: toBlockList(SPECIAL_IPV4, 'ipv4'), ipv6: toBlockList(SPECIAL_IPV6, 'ipv6') };

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;
const SUBNET = /^([0-9a-f.:]+)\/(\d{1,3})$/;

function toFamily(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}

/** Decides which addresses outbound requests may reach. */
export interface AddressPolicy {
  /** Whether a connection to `address`, found under the name (or address) `host`, may be made. */
  readonly permits: (host: string, address: string) => boolean;
  /** Whether the operator lists where it leads. */
  readonly lists: (host: string, address: string) => boolean;
}

/**
 * Every public address is permitted; of the others those that the operator lists: by host name (then wherever it
 * leads), by address, or by subnet (`10.1.0.0/16`). Throws a RangeError that names an entry which is none of these.
 */
export function createAddressPolicy(privateHosts: readonly string[]): AddressPolicy {
  const names = new Set<string>();
  const listed = new BlockList();
  for (const entry of privateHosts) addEntry(entry.toLowerCase(), { names, listed });
  const toBare = (address: string) => address.split('%')[0] ?? ''; // without the zone of a link-local address
  const lists = (host: string, address: string) => {
    const bare = toBare(address);
    return isIP(bare) !== 0 && (names.has(host) || listed.check(bare, toFamily(bare)));
  };
  return {
    lists,
    permits(host, address) {
      const bare = toBare(address);
      if (isIP(bare) === 0) return false;
      const family = toFamily(bare);
      return lists(host, address) || !SPECIAL[family].check(bare, family);
    },
  };
}

function addEntry(entry: string, to: { readonly names: Set<string>; readonly listed: BlockList }): void {
  const [, network = '', prefix = ''] = SUBNET.exec(entry) ?? [];
  const isSubnet = isIP(network) !== 0 && Number(prefix) <= (isIP(network) === 4 ? 32 : 128);
  if (isIP(entry) !== 0) to.listed.addAddress(entry, toFamily(entry));
  else if (isSubnet) to.listed.addSubnet(network, Number(prefix), toFamily(network));
  else if (HOST_NAME.test(entry)) to.names.add(entry);
  else throw new RangeError(`"${entry}" is neither a host name nor an address nor a subnet`);
}
