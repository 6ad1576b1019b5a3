/**
 * What counts as one network address: of IPv6 the /64, which is what one household or server has; IPv4 addresses as
 * they are, also where a socket for both writes them as IPv6.
 */
export function toNetwork(text: string): string {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  return address.includes(':') ? expandIpv6(address).slice(0, 4).join(':') : address;
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
}

/** The UTC day of a time, as `2026-11-22`: the period for which one key hashes addresses. */
export function toDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
